package org.naohai.acquisition.dicom.receive;

import java.util.List;
import java.util.Set;
import org.naohai.formats.dicom.SopClasses;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.AssociateAnswer;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.PresentationContext;
import org.naohai.formats.dicom.dimse.PresentationContext.Outcome;
import org.naohai.formats.dicom.dimse.PresentationContext.Result;
import org.naohai.formats.dicom.dimse.Requestor;
import org.naohai.formats.dicom.dimse.UserInformation;
import org.naohai.formats.dicom.dimse.UserInformation.RoleSelection;
import org.naohai.formats.dicom.dimse.UserInformation.Window;

/// Which classes and encodings the port takes.
public final class Negotiation {

    /// Preferred in this order, for they lose nothing and everybody can read them.
    public static final List<String> NATIVE = List.of(
            TransferSyntax.EXPLICIT_LITTLE.uid(),
            TransferSyntax.IMPLICIT_LITTLE.uid(),
            TransferSyntax.DEFLATED.uid(),
            TransferSyntax.EXPLICIT_BIG.uid());

    private static final Set<String> OF_SERVICES =
            Set.of(TransferSyntax.EXPLICIT_LITTLE.uid(), TransferSyntax.IMPLICIT_LITTLE.uid());

    private static final String JPEG_AND_VIDEO = "1.2.840.10008.1.2.4.";
    private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";

    /// Those whose pixels lie at another place (JPIP).
    private static final Set<String> REFERENCED =
            Set.of(JPEG_AND_VIDEO + "94", JPEG_AND_VIDEO + "95", JPEG_AND_VIDEO + "204", JPEG_AND_VIDEO + "205");

    /// For people: what [#isEncapsulated] takes.
    public static final List<String> ENCAPSULATED =
            List.of(TransferSyntax.RLE.uid(), JPEG_AND_VIDEO + "*", DEFLATED_FRAMES);

    private static final int ONE_AT_A_TIME = 1;

    private Negotiation() {}

    static AssociateAnswer.Accept accept(AssociateRequest request, int maxPdu) {
        var roles = request.user().roles().stream()
                .map(role -> new RoleSelection(role.sopClassUid(), role.scu(), false))
                .toList();
        var window = request.user().window() == null ? null : new Window(ONE_AT_A_TIME, ONE_AT_A_TIME);
        return new AssociateAnswer.Accept(
                request.contexts().stream().map(Negotiation::result).toList(),
                UserInformation.of(maxPdu).withRoles(roles).withWindow(window));
    }

    private static Result result(PresentationContext context) {
        var abstractSyntax = context.abstractSyntax();
        var offered = context.transferSyntaxes();
        if (abstractSyntax.equals(Requestor.VERIFICATION) || abstractSyntax.equals(SopClasses.STORAGE_COMMITMENT)) {
            return chosen(
                    context, offered.stream().filter(OF_SERVICES::contains).toList());
        }
        return StorageClasses.isStorage(abstractSyntax)
                ? chosen(context, ofStorage(offered))
                : context.refused(Outcome.ABSTRACT_SYNTAX_NOT_SUPPORTED);
    }

    private static Result chosen(PresentationContext context, List<String> syntaxes) {
        return syntaxes.isEmpty()
                ? context.refused(Outcome.TRANSFER_SYNTAXES_NOT_SUPPORTED)
                : context.accepted(syntaxes.getFirst());
    }

    private static List<String> ofStorage(List<String> offered) {
        var ordinary = NATIVE.stream().filter(offered::contains).toList();
        return ordinary.isEmpty()
                ? offered.stream().filter(Negotiation::isEncapsulated).toList()
                : ordinary;
    }

    /// Whether it is kept as it comes, whatever is in its fragments.
    public static boolean isEncapsulated(String syntax) {
        return syntax.equals(TransferSyntax.RLE.uid())
                || syntax.equals(DEFLATED_FRAMES)
                || syntax.startsWith(JPEG_AND_VIDEO) && !REFERENCED.contains(syntax);
    }
}
