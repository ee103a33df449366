package org.naohai.acquisition.dicom.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Sender.Way;
import org.naohai.acquisition.dicom.Target;
import org.naohai.formats.dicom.TransferSyntax;

/// What the journal keeps beside the bytes of an instance: who sent it, and how to read it.
///
/// - **spool** the journal's spool that holds the bytes of a large instance; null: they follow in the record
///
/// Layout: version (byte 1), length of the head (int), then the components; texts as `writeUTF`, absent
/// ones empty.
record Letter(
        Sender sender,
        TransferSyntax syntax,
        Form form,
        @Nullable String spool) {

    private static final int VERSION = 1;
    private static final int PREFIX = 1 + Integer.BYTES;

    byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(sender.way().ordinal());
            out.writeUTF(sender.callingAe());
            out.writeUTF(""); // the called title, once
            text(out, sender.person());
            var target = sender.target();
            out.writeBoolean(target != null);
            if (target != null) {
                text(out, target.projectId());
                out.writeUTF(target.dataset());
                text(out, target.subject());
                text(out, target.session());
            }
            out.writeUTF(syntax.uid());
            out.writeByte(form.ordinal());
            text(out, spool);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var head = bytes.toByteArray();
        return java.nio.ByteBuffer.allocate(PREFIX + head.length)
                .put((byte) VERSION)
                .putInt(head.length)
                .put(head)
                .array();
    }

    /// A record of the journal, read again.
    ///
    /// - **bodyAt** where the bytes of the instance begin in it
    record Opened(Letter letter, int bodyAt) {}

    static Opened open(byte[] record) throws IOException {
        var prefix = java.nio.ByteBuffer.wrap(record);
        if (prefix.get() != VERSION) {
            throw new IOException("journal record of a later version");
        }
        int length = prefix.getInt();
        try (var in = new DataInputStream(new ByteArrayInputStream(record, PREFIX, length))) {
            var way = Way.values()[in.readByte()];
            var calling = in.readUTF();
            in.readUTF();
            var person = uuid(in.readUTF());
            var target = in.readBoolean() ? target(in) : null;
            var syntax = TransferSyntax.of(in.readUTF());
            var form = Form.values()[in.readByte()];
            var spool = absent(in.readUTF());
            var sender = new Sender(way, calling, person, target);
            return new Opened(new Letter(sender, syntax, form, spool), PREFIX + length);
        }
    }

    private static Target target(DataInputStream in) throws IOException {
        return new Target(UUID.fromString(in.readUTF()), in.readUTF(), absent(in.readUTF()), absent(in.readUTF()));
    }

    private static void text(DataOutputStream out, @Nullable Object value) throws IOException {
        out.writeUTF(value == null ? "" : value.toString());
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable UUID uuid(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }
}
