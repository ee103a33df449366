package org.naohai.formats.dicom.dimse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.naohai.formats.dicom.dimse.AssociationBroken.Cause;

/// A command set: elements of group 0000, always implicit VR little endian (PS3.7 6.3.1). Immutable.
public final class Command {

    /// Longest command set that is read, bytes: the usual ones have 150.
    public static final int LONGEST = 1 << 16;

    private static final int HEADER = 8;
    private static final int NO_DATA_SET = 0x0101;
    private static final int SOME_DATA_SET = 0x0001;

    private final TreeMap<Integer, byte[]> elements;

    private Command(TreeMap<Integer, byte[]> elements) {
        this.elements = elements;
    }

    /// A request without a data set.
    public static Command request(int field, int messageId) {
        return new Command(new TreeMap<>())
                .with(CommandTag.CommandField, field)
                .with(CommandTag.MessageId, messageId)
                .with(CommandTag.CommandDataSetType, NO_DATA_SET);
    }

    /// The answer to this request, without a data set; repeats which class and instance were asked for.
    public Command response(int status) {
        var answer = new Command(new TreeMap<>())
                .with(CommandTag.CommandField, CommandField.responseTo(field()))
                .with(CommandTag.MessageIdBeingRespondedTo, messageId())
                .with(CommandTag.CommandDataSetType, NO_DATA_SET)
                .with(CommandTag.Status, status);
        answer.repeat(CommandTag.AffectedSopClassUid, this, CommandTag.AffectedSopClassUid);
        answer.repeat(CommandTag.AffectedSopClassUid, this, CommandTag.RequestedSopClassUid);
        answer.repeat(CommandTag.AffectedSopInstanceUid, this, CommandTag.AffectedSopInstanceUid);
        answer.repeat(CommandTag.AffectedSopInstanceUid, this, CommandTag.RequestedSopInstanceUid);
        return answer;
    }

    private void repeat(int tag, Command asked, int askedTag) {
        var value = asked.elements.get(askedTag);
        if (value != null) {
            elements.put(tag, value);
        }
    }

    /// - **value** of US
    public Command with(int tag, int value) {
        return with(tag, new byte[] {(byte) value, (byte) (value >> 8)});
    }

    public Command withUid(int tag, String uid) {
        return with(tag, padded(uid, '\0'));
    }

    public Command withText(int tag, String text) {
        return with(tag, padded(text, ' '));
    }

    public Command withDataSet() {
        return with(CommandTag.CommandDataSetType, SOME_DATA_SET);
    }

    private Command with(int tag, byte[] value) {
        var more = new TreeMap<>(elements);
        more.put(tag, value);
        return new Command(more);
    }

    private static byte[] padded(String text, char padding) {
        return (text.length() % 2 == 0 ? text : text + padding).getBytes(ISO_8859_1);
    }

    public int field() {
        return number(CommandTag.CommandField, 0);
    }

    public int messageId() {
        return number(CommandTag.MessageId, 0);
    }

    public int status() {
        return number(CommandTag.Status, Status.PROCESSING_FAILURE);
    }

    public boolean hasDataSet() {
        return number(CommandTag.CommandDataSetType, NO_DATA_SET) != NO_DATA_SET;
    }

    public int number(int tag, int otherwise) {
        var value = elements.get(tag);
        return value == null || value.length < 2 ? otherwise : (value[0] & 0xFF) | (value[1] & 0xFF) << 8;
    }

    /// Without padding; empty where there is none.
    public String text(int tag) {
        var value = elements.get(tag);
        return value == null ? "" : stripped(value, 0, value.length);
    }

    static String stripped(byte[] bytes, int from, int length) {
        int end = from + length;
        while (end > from && (bytes[end - 1] == 0 || bytes[end - 1] == ' ')) {
            end--;
        }
        int start = from;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        return new String(bytes, start, end - start, ISO_8859_1);
    }

    /// - **fails** COMMAND_MALFORMED for other groups, lengths that do not fit, and a command without a field
    static Command decode(byte[] bytes, int length) throws AssociationBroken {
        var elements = new TreeMap<Integer, byte[]>();
        int at = 0;
        while (at + HEADER <= length) {
            int group = Bytes.littleShort(bytes, at);
            int element = Bytes.littleShort(bytes, at + 2);
            long size = Integer.toUnsignedLong(Bytes.littleInt(bytes, at + 4));
            at += HEADER;
            if (group != 0 || size > length - at) {
                throw new AssociationBroken(Cause.COMMAND_MALFORMED);
            }
            elements.put(element, Arrays.copyOfRange(bytes, at, at + (int) size));
            at += (int) size;
        }
        var command = new Command(elements);
        if (at != length || command.field() == 0) {
            throw new AssociationBroken(Cause.COMMAND_MALFORMED);
        }
        return command;
    }

    byte[] encode() {
        int length = 0;
        for (var element : elements.entrySet()) {
            length += element.getKey() == CommandTag.GroupLength ? 0 : HEADER + element.getValue().length;
        }
        var bytes = new byte[HEADER + 4 + length];
        bytes[4] = 4;
        Bytes.littleInt(bytes, HEADER, length);
        int at = HEADER + 4;
        for (Map.Entry<Integer, byte[]> element : elements.entrySet()) {
            if (element.getKey() != CommandTag.GroupLength) {
                var value = element.getValue();
                bytes[at + 2] = element.getKey().byteValue();
                bytes[at + 3] = (byte) (element.getKey() >> 8);
                Bytes.littleInt(bytes, at + 4, value.length);
                System.arraycopy(value, 0, bytes, at + HEADER, value.length);
                at += HEADER + value.length;
            }
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Command that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }

    /// The field alone: what it names may belong to a person.
    @Override
    public String toString() {
        return "Command[%04X]".formatted(field());
    }
}
