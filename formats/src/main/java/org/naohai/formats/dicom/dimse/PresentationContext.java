package org.naohai.formats.dicom.dimse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one side proposes to exchange: a class of objects in one of some encodings (PS3.8 9.3.2.2).
///
/// - **id** odd, 1–255
public record PresentationContext(int id, String abstractSyntax, List<String> transferSyntaxes) {

    public PresentationContext {
        transferSyntaxes = List.copyOf(transferSyntaxes);
    }

    /// What the other side says to it (PS3.8 9.3.3.2).
    ///
    /// - **transferSyntax** the chosen one; null unless accepted
    public record Result(int id, Outcome outcome, @Nullable String transferSyntax) {}

    /// A context both sides agreed on.
    public record Accepted(int id, String abstractSyntax, String transferSyntax) {}

    /// In the order of their codes.
    public enum Outcome {
        ACCEPTED,
        USER_REJECTION,
        NO_REASON,
        ABSTRACT_SYNTAX_NOT_SUPPORTED,
        TRANSFER_SYNTAXES_NOT_SUPPORTED;

        static Outcome of(int code) {
            return code < values().length ? values()[code] : NO_REASON;
        }
    }

    public Result accepted(String transferSyntax) {
        return new Result(id, Outcome.ACCEPTED, transferSyntax);
    }

    public Result refused(Outcome outcome) {
        return new Result(id, outcome, null);
    }
}
