package org.naohai.catalogue.dicom.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.catalogue.support.MemoryLake;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.PixelReader;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Vr;
import org.naohai.lake.Lake.AtRest;

class DecodedTest {

    private static final byte[][] FRAMES = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};

    private final MemoryLake lake = new MemoryLake();

    @Test
    void an_instance_has_the_length_that_was_said_before_a_frame_was_decoded() throws IOException {
        var body = Decoded.instance(lake, kept(FRAMES)).orElseThrow();
        var bytes = written(body);
        assertThat(bytes).hasSize((int) body.length());
        var object = DicomReader.read(ByteSource.of(bytes));
        assertThat(object.syntax()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE);
        assertThat(object.data().text(Tag.PatientId)).isEqualTo("sub-1");
        var pixels = PixelReader.open(object).reader().orElseThrow();
        for (int i = 0; i < FRAMES.length; i++) {
            assertThat(pixels.frame(i).frame().orElseThrow().bytes()).isEqualTo(FRAMES[i]);
        }
    }

    @Test
    void frames_are_decoded_while_they_are_sent() throws IOException {
        var part = kept(FRAMES);
        var last = Decoded.frame(lake, part, 3).orElseThrow();
        assertThat(last.length()).isEqualTo(3);
        assertThat(written(last)).isEqualTo(FRAMES[2]);
        assertThat(Decoded.frame(lake, part, 4)).isEmpty();
    }

    @Test
    void a_damaged_frame_breaks_off() throws IOException {
        var damaged = Decoded.instance(lake, kept(FRAMES[0], new byte[0])).orElseThrow();
        assertThatThrownBy(() -> written(damaged)).isInstanceOf(IOException.class);
    }

    private static byte[] written(Multipart.Body body) throws IOException {
        var out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }

    /// An image of three pixels.
    private Part kept(byte[]... frames) throws IOException {
        var data = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.SopInstanceUid, Vr.UI, "2.25.1"))
                .put(Element.of(Tag.PatientId, Vr.LO, "sub-1"))
                .put(Element.of(Tag.NumberOfFrames, Vr.IS, String.valueOf(frames.length)))
                .put(Element.ofShort(Tag.Rows, 1))
                .put(Element.ofShort(Tag.Columns, 3))
                .put(Element.ofShort(Tag.BitsAllocated, 8))
                .build();
        var out = new ByteArrayOutputStream();
        DicomWriter.part10(DataSet.EMPTY, data, TransferSyntax.RLE, null).writeTo(out);
        out.write(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, -1, -1, -1, -1});
        out.write(item(0xE000, new byte[0]));
        for (var frame : frames) {
            out.write(item(0xE000, encoded(frame)));
        }
        out.write(item(0xE0DD, new byte[0]));
        var bytes = out.toByteArray();
        var sha256 = lake.put(bytes, AtRest.PLAIN).sha256();
        return new Part("2.25.1", sha256, bytes.length, TransferSyntax.RLE, 1, 3, frames.length, null, null);
    }

    private static byte[] item(int element, byte[] value) {
        return little(8 + value.length)
                .putShort((short) 0xFFFE)
                .putShort((short) element)
                .putInt(value.length)
                .put(value)
                .array();
    }

    /// One segment, as it is (PS3.5 annex G).
    private static byte[] encoded(byte[] frame) {
        var coded =
                little(64 + frame.length + 1 + (frame.length + 1) % 2).putInt(1).putInt(64);
        coded.position(64);
        return coded.put((byte) (frame.length - 1)).put(frame).array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
