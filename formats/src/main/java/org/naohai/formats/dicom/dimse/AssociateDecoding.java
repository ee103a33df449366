package org.naohai.formats.dicom.dimse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.dimse.AssociateAnswer.Accept;
import org.naohai.formats.dicom.dimse.AssociationBroken.Cause;
import org.naohai.formats.dicom.dimse.PresentationContext.Outcome;
import org.naohai.formats.dicom.dimse.PresentationContext.Result;
import org.naohai.formats.dicom.dimse.UserInformation.RoleSelection;
import org.naohai.formats.dicom.dimse.UserInformation.Window;

/// Bytes → A-ASSOCIATE-RQ and -AC (PS3.8 9.3.2, 9.3.3).
///
/// - **layout** version 2, reserved 2, called title 16, calling title 16, reserved 32, items: type 1, reserved 1,
///   length 2, value
/// - **fails** PDU_MALFORMED for lengths that do not fit, even and repeated context ids
final class AssociateDecoding {

    static final int FIXED = 68;
    private static final int ITEM_HEADER = 4;
    private static final int LONGEST_UID = 64;

    private AssociateDecoding() {}

    /// Whether the sender speaks version 1, and for DICOM.
    static AssociateAnswer.@Nullable Reject objection(byte[] body) throws AssociationBroken {
        if ((Bytes.bigShort(body, 0) & 1) == 0) {
            return AssociateAnswer.Reject.VERSION_UNKNOWN;
        }
        for (var item : items(body, FIXED, body.length)) {
            if (item.type == Pdu.APPLICATION_CONTEXT && !item.text().equals(Pdu.DICOM_APPLICATION_CONTEXT)) {
                return AssociateAnswer.Reject.CONTEXT_NAME_UNKNOWN;
            }
        }
        return null;
    }

    static AssociateRequest request(byte[] body) throws AssociationBroken {
        var contexts = new ArrayList<PresentationContext>();
        var ids = new HashSet<Integer>();
        var user = UserInformation.of(0);
        for (var item : items(body, FIXED, body.length)) {
            if (item.type == Pdu.CONTEXT_RQ) {
                var context = context(item);
                if (context.id() % 2 == 0 || !ids.add(context.id())) {
                    throw malformed();
                }
                contexts.add(context);
            } else if (item.type == Pdu.USER_INFORMATION) {
                user = user(item);
            }
        }
        var called = new String(body, 4, AeTitle.LONGEST, ISO_8859_1);
        var calling = new String(body, 4 + AeTitle.LONGEST, AeTitle.LONGEST, ISO_8859_1);
        return new AssociateRequest(called.strip(), calling.strip(), contexts, user);
    }

    private static PresentationContext context(Item item) throws AssociationBroken {
        item.require(4);
        var abstractSyntax = "";
        var transferSyntaxes = new ArrayList<String>();
        for (var part : items(item.bytes, item.from + 4, item.to)) {
            if (part.type == Pdu.ABSTRACT_SYNTAX) {
                abstractSyntax = part.text();
            } else if (part.type == Pdu.TRANSFER_SYNTAX) {
                transferSyntaxes.add(part.text());
            }
        }
        return new PresentationContext(item.at(0), abstractSyntax, transferSyntaxes);
    }

    static Accept accept(byte[] body) throws AssociationBroken {
        var results = new ArrayList<Result>();
        var user = UserInformation.of(0);
        for (var item : items(body, FIXED, body.length)) {
            if (item.type == Pdu.CONTEXT_AC) {
                results.add(result(item));
            } else if (item.type == Pdu.USER_INFORMATION) {
                user = user(item);
            }
        }
        return new Accept(results, user);
    }

    private static Result result(Item item) throws AssociationBroken {
        item.require(4);
        var outcome = Outcome.of(item.at(2));
        var syntax = "";
        for (var part : items(item.bytes, item.from + 4, item.to)) {
            syntax = part.type == Pdu.TRANSFER_SYNTAX ? part.text() : syntax;
        }
        return new Result(item.at(0), outcome, outcome == Outcome.ACCEPTED ? syntax : null);
    }

    private static UserInformation user(Item item) throws AssociationBroken {
        int maxPdu = 0;
        var classUid = "";
        var version = "";
        var roles = new ArrayList<RoleSelection>();
        Window window = null;
        for (var part : items(item.bytes, item.from, item.to)) {
            switch (part.type) {
                case Pdu.MAXIMUM_LENGTH -> maxPdu = part.require(4).number();
                case Pdu.CLASS_UID -> classUid = part.text();
                case Pdu.VERSION_NAME -> version = part.text();
                case Pdu.ROLES -> roles.add(role(part));
                case Pdu.WINDOW -> {
                    part.require(4);
                    window = new Window(part.shortAt(0), part.shortAt(2));
                }
                default -> {} // user identity and extended negotiation
            }
        }
        return new UserInformation(maxPdu, classUid, version, roles, window);
    }

    private static RoleSelection role(Item item) throws AssociationBroken {
        int length = item.require(4).shortAt(0);
        item.require(2 + length + 2);
        var uid = Command.stripped(item.bytes, item.from + 2, length);
        return new RoleSelection(uid, item.at(2 + length) == 1, item.at(3 + length) == 1);
    }

    /// One item; the bytes are those of the whole unit.
    private record Item(int type, byte[] bytes, int from, int to) {

        Item require(int length) throws AssociationBroken {
            if (to - from < length) {
                throw malformed();
            }
            return this;
        }

        int at(int index) {
            return bytes[from + index] & 0xFF;
        }

        int shortAt(int index) {
            return Bytes.bigShort(bytes, from + index);
        }

        int number() {
            return Bytes.bigInt(bytes, from);
        }

        /// A UID or a name; what is longer than a UID is nothing that anybody knows.
        String text() {
            return to - from > LONGEST_UID ? "" : Command.stripped(bytes, from, to - from);
        }
    }

    private static List<Item> items(byte[] bytes, int start, int stop) throws AssociationBroken {
        var items = new ArrayList<Item>();
        int at = start;
        while (at < stop) {
            if (stop - at < ITEM_HEADER) {
                throw malformed();
            }
            int length = Bytes.bigShort(bytes, at + 2);
            int from = at + ITEM_HEADER;
            if (length > stop - from) {
                throw malformed();
            }
            items.add(new Item(bytes[at] & 0xFF, bytes, from, from + length));
            at = from + length;
        }
        return items;
    }

    private static AssociationBroken malformed() {
        return new AssociationBroken(Cause.PDU_MALFORMED);
    }
}
