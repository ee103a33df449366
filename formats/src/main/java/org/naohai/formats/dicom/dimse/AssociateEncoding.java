package org.naohai.formats.dicom.dimse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import org.naohai.formats.dicom.dimse.AssociateAnswer.Accept;
import org.naohai.formats.dicom.dimse.UserInformation.RoleSelection;

/// A-ASSOCIATE-RQ and -AC → bytes, laid out as [AssociateDecoding] says.
final class AssociateEncoding {

    private AssociateEncoding() {}

    static byte[] encode(AssociateRequest request) {
        var items = new ByteArrayOutputStream();
        item(items, Pdu.APPLICATION_CONTEXT, ascii(Pdu.DICOM_APPLICATION_CONTEXT));
        for (var context : request.contexts()) {
            var parts = new ByteArrayOutputStream();
            parts.writeBytes(new byte[] {(byte) context.id(), 0, 0, 0});
            item(parts, Pdu.ABSTRACT_SYNTAX, ascii(context.abstractSyntax()));
            context.transferSyntaxes().forEach(syntax -> item(parts, Pdu.TRANSFER_SYNTAX, ascii(syntax)));
            item(items, Pdu.CONTEXT_RQ, parts.toByteArray());
        }
        item(items, Pdu.USER_INFORMATION, encode(request.user()));
        return unit(Pdu.ASSOCIATE_RQ, request.calledAe(), request.callingAe(), items.toByteArray());
    }

    /// The titles are sent back as they came (PS3.8 table 9-17).
    static byte[] encode(Accept accept, AssociateRequest request) {
        var items = new ByteArrayOutputStream();
        item(items, Pdu.APPLICATION_CONTEXT, ascii(Pdu.DICOM_APPLICATION_CONTEXT));
        for (var result : accept.results()) {
            var parts = new ByteArrayOutputStream();
            parts.writeBytes(
                    new byte[] {(byte) result.id(), 0, (byte) result.outcome().ordinal(), 0});
            var syntax = result.transferSyntax();
            item(parts, Pdu.TRANSFER_SYNTAX, ascii(syntax == null ? "1.2.840.10008.1.2" : syntax));
            item(items, Pdu.CONTEXT_AC, parts.toByteArray());
        }
        item(items, Pdu.USER_INFORMATION, encode(accept.user()));
        return unit(Pdu.ASSOCIATE_AC, request.calledAe(), request.callingAe(), items.toByteArray());
    }

    private static byte[] encode(UserInformation user) {
        var parts = new ByteArrayOutputStream();
        var length = new byte[4];
        Bytes.bigInt(length, 0, user.maxPdu());
        item(parts, Pdu.MAXIMUM_LENGTH, length);
        item(parts, Pdu.CLASS_UID, ascii(user.implementationClassUid()));
        var window = user.window();
        if (window != null) {
            item(parts, Pdu.WINDOW, new byte[] {
                (byte) (window.invoked() >> 8), (byte) window.invoked(),
                (byte) (window.performed() >> 8), (byte) window.performed()
            });
        }
        for (var role : user.roles()) {
            item(parts, Pdu.ROLES, encode(role));
        }
        item(parts, Pdu.VERSION_NAME, ascii(user.implementationVersion()));
        return parts.toByteArray();
    }

    private static byte[] encode(RoleSelection role) {
        var uid = ascii(role.sopClassUid());
        var bytes = new ByteArrayOutputStream();
        bytes.write(uid.length >> 8);
        bytes.write(uid.length);
        bytes.writeBytes(uid);
        bytes.write(role.scu() ? 1 : 0);
        bytes.write(role.scp() ? 1 : 0);
        return bytes.toByteArray();
    }

    private static void item(ByteArrayOutputStream out, int type, byte[] value) {
        out.write(type);
        out.write(0);
        out.write(value.length >> 8);
        out.write(value.length);
        out.writeBytes(value);
    }

    private static byte[] unit(int type, String calledAe, String callingAe, byte[] items) {
        var unit = new byte[Pdu.HEADER + AssociateDecoding.FIXED + items.length];
        unit[0] = (byte) type;
        Bytes.bigInt(unit, 2, AssociateDecoding.FIXED + items.length);
        unit[Pdu.HEADER + 1] = 1;
        title(unit, Pdu.HEADER + 4, calledAe);
        title(unit, Pdu.HEADER + 4 + AeTitle.LONGEST, callingAe);
        System.arraycopy(items, 0, unit, Pdu.HEADER + AssociateDecoding.FIXED, items.length);
        return unit;
    }

    private static void title(byte[] unit, int at, String title) {
        var padded = ascii(title + " ".repeat(Math.max(0, AeTitle.LONGEST - title.length())));
        System.arraycopy(padded, 0, unit, at, AeTitle.LONGEST);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
