package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.testkit.SharedData;

class SiemensMosaicTest {

    private static final String AXIAL =
            "imaging/dicom/siemens-mosaic/ax/axasc36/" + "MR.1.3.12.2.1107.5.2.32.35131.2014031012525641770887330";

    /// Expected values: nibabel 5.0.0, `nicom.dicomwrappers` and `nicom.csareader`.
    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void a_mosaic_is_taken_apart_as_nibabel_takes_it() throws IOException {
        var object = DicomReader.read(
                ByteSource.of(Files.readAllBytes(SharedData.find(AXIAL).orElseThrow())));
        var mosaic = SiemensMosaic.of(object).orElseThrow();
        assertThat(mosaic.images()).isEqualTo(36);
        assertThat(mosaic.rows()).isEqualTo(64);
        assertThat(mosaic.columns()).isEqualTo(64);
        assertThat(mosaic.normal().of()).containsExactly(0.0, 0.10799921, 0.99415098);
        assertThat(mosaic.bValue()).isNull();
        var position = mosaic.position(object.data()).of();
        assertThat(position.get(0)).isCloseTo(-104, within(1e-6));
        assertThat(position.get(1)).isCloseTo(-145.06248808, within(1e-6));
        assertThat(position.get(2)).isCloseTo(-64.47464061, within(1e-6));
        var frame =
                PixelReader.open(object).reader().orElseThrow().frame(0).frame().orElseThrow();
        var tile = mosaic.tile(frame, 7);
        assertThat(tile.samples()).isEqualTo(64 * 64);
        assertThat(tile.sample(64 * 3 + 5)).isEqualTo(frame.sample((64 + 3) * 384 + 64 + 5));
        var header = CsaHeader.image(object).orElseThrow();
        assertThat(header.fields()).hasSize(83);
        assertThat(header.numbers("MosaicRefAcqTimes")).hasSize(36);
        assertThat(header.text("PhaseEncodingDirectionPositive")).contains("1");
        assertThat(CsaHeader.series(object)).isPresent();
    }

    @Test
    void the_older_format_has_lengths_of_its_own() {
        var out = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(1).putInt(77);
        out.put("B_value".getBytes(StandardCharsets.US_ASCII)).position(8 + 64);
        out.putInt(1).putInt(0).putInt(0).putInt(6).putInt(77);
        out.putInt(5 + 6).putInt(0).putInt(0).putInt(0);
        out.put("1000\0".getBytes(StandardCharsets.US_ASCII)).position(out.position() + 3);
        for (int i = 0; i < 5; i++) {
            out.putInt(6).putInt(0).putInt(0).putInt(0);
        }
        var header = CsaHeader.read(out.array()).orElseThrow();
        assertThat(header.numbers("B_value")).containsExactly(1000);
    }

    @Test
    void what_is_no_such_header_gives_none() {
        assertThat(CsaHeader.read(new byte[0])).isEmpty();
        assertThat(CsaHeader.read(new byte[4_000])).isEmpty();
    }
}
