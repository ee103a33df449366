package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RenderingTest {

    private static final String NATIVE = "1.2.840.10008.1.2.1";

    @Test
    void a_window_maps_its_width_to_all_greys() throws IOException {
        var object = new ImageBytes(NATIVE, 1, 4, 1, 8, 8, 0).native_("000A 131E");
        var window = new Window(15, 11, Window.Shape.LINEAR);
        assertThat(render(object, Optional.of(window)).pixels()).containsExactly(0, 13, (byte) 242, (byte) 255);
    }

    @Test
    void monochrome_1_is_turned_to_its_negative() throws IOException {
        var object = new ImageBytes(NATIVE, 1, 2, 1, 8, 8, 0)
                .photometric("MONOCHROME1")
                .native_("00FF");
        assertThat(render(object, Optional.empty()).pixels()).containsExactly((byte) 255, 0);
    }

    @Test
    void rescaling_goes_before_the_window() throws IOException {
        var object = new ImageBytes(NATIVE, 1, 2, 1, 16, 16, 1).native_("0000 E803");
        var scaled = object.data()
                .edit()
                .put(Element.of(Tag.RescaleSlope, Vr.DS, "-1"))
                .put(Element.of(Tag.RescaleIntercept, Vr.DS, "1000"))
                .put(Element.of(Tag.WindowCenter, Vr.DS, "500.5"))
                .put(Element.of(Tag.WindowWidth, Vr.DS, "1001"))
                .build();
        var frame =
                PixelReader.open(object).reader().orElseThrow().frame(0).frame().orElseThrow();
        assertThat(new Rendering(object)
                        .render(frame, scaled, Optional.empty())
                        .orElseThrow()
                        .pixels())
                .containsExactly((byte) 255, 0);
    }

    @Test
    void luminance_and_colour_become_red_green_blue() throws IOException {
        var object =
                new ImageBytes(NATIVE, 1, 1, 1, 8, 8, 0).colour("YBR_FULL", 0).native_("4C55FF00");
        assertThat(render(object, Optional.empty()).pixels()).containsExactly((byte) 254, 0, 0);
    }

    @Test
    void a_palette_gives_colours_and_its_ends_hold_for_what_is_beyond() throws IOException {
        var object = new ImageBytes(NATIVE, 1, 4, 1, 8, 8, 0)
                .photometric("PALETTE COLOR")
                .native_("0001 02FF");
        var builder = object.data().edit();
        for (int i = 0; i < 3; i++) {
            builder.put(Element.of(0x00281101 + i, Vr.US, "\2\0\1\0\20\0"));
            builder.put(Element.of(0x00281201 + i, Vr.OW, "\0" + (char) (16 * i) + "\0\u00ff"));
        }
        var painted =
                new DicomObject(object.meta(), object.syntax(), builder.build(), object.source(), object.problems());
        byte white = (byte) 255;
        assertThat(render(painted, Optional.empty()).pixels())
                .containsExactly(0, 16, 32, 0, 16, 32, white, white, white, white, white, white);
    }

    @Test
    void segments_make_a_table() {
        // two entries, a line of three to 10, then the first segment again
        int[] words = {0, 2, 1, 4, 1, 3, 10, 2, 1, 0, 0};
        var bytes = new byte[2 * words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[2 * i] = (byte) words[i];
        }
        assertThat(new SegmentedTable(bytes, 7).expand()).containsExactly(1, 4, 6, 8, 10, 1, 4);
        assertThat(new SegmentedTable(bytes, 8).expand()).isNull();
    }

    @Test
    void a_picture_is_made_smaller_and_written_as_png() throws IOException {
        var object = new ImageBytes(NATIVE, 2, 4, 1, 8, 8, 0).native_("00006464 00006464");
        var small = render(object, Optional.of(new Window(127.5, 255, Window.Shape.LINEAR_EXACT)))
                .atMost(2);
        assertThat(small.width()).isEqualTo(2);
        assertThat(small.height()).isEqualTo(1);
        var png = ImageIO.read(new ByteArrayInputStream(small.png()));
        assertThat(png.getRaster().getSample(1, 0, 0)).isEqualTo(100);
    }

    private static Rendered render(DicomObject object, Optional<Window> window) throws IOException {
        var frame =
                PixelReader.open(object).reader().orElseThrow().frame(0).frame().orElseThrow();
        return new Rendering(object).render(frame, object.data(), window).orElseThrow();
    }
}
