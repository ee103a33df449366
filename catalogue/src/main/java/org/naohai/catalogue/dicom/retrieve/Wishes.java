package org.naohai.catalogue.dicom.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.http.Accepted;
import org.naohai.formats.dicom.Window;
import org.naohai.kernel.Refused;

/// Parameters of rendered resources (PS3.18 8.3.5).
final class Wishes {

    private static final int LARGEST = 4_096;
    private static final int THUMBNAIL = 160;
    private static final int QUALITY = 90;

    private Wishes() {}

    static Pictures.Wish of(HttpServletRequest request) {
        return new Pictures.Wish(
                mediaType(request), window(request.getParameter("window")), viewport(request), quality(request));
    }

    /// Small unless a viewport is asked for.
    static Pictures.Wish thumbnail(HttpServletRequest request) {
        var viewport = viewport(request);
        return new Pictures.Wish(
                mediaType(request),
                null,
                viewport == null ? new Picture.Viewport(THUMBNAIL, THUMBNAIL, 0, 0, 0, 0) : viewport,
                QUALITY);
    }

    private static String mediaType(HttpServletRequest request) {
        return Accepted.of(request).choose(one -> {
            if (one.multipart()) {
                return null;
            }
            return one.takes(Pictures.JPEG) ? Pictures.JPEG : one.takes(Pictures.PNG) ? Pictures.PNG : null;
        });
    }

    private static @Nullable Window window(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        var parts = text.split(",", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw invalid("window", "center,width,linear");
        }
        var shape = shape(parts.length == 3 ? parts[2] : "linear");
        double center = number(parts[0], "window");
        double width = number(parts[1], "window");
        if (width < 1) {
            throw invalid("window", "a width from 1 on");
        }
        return new Window(center, width, shape);
    }

    private static Window.Shape shape(String text) {
        return switch (text) {
            case "linear" -> Window.Shape.LINEAR;
            case "linear-exact" -> Window.Shape.LINEAR_EXACT;
            case "sigmoid" -> Window.Shape.SIGMOID;
            default -> throw invalid("window", "linear, linear-exact or sigmoid");
        };
    }

    private static double number(String text, String name) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // as infinity
        }
        throw invalid(name, "numbers");
    }

    private static Picture.@Nullable Viewport viewport(HttpServletRequest request) {
        var text = request.getParameter("viewport");
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,5}(\\.\\d+)?,\\d{1,5}(\\.\\d+)?(,-?\\d{0,6}(\\.\\d+)?){0,4}")) {
            throw invalid("viewport", "width,height,x,y,width,height");
        }
        var numbers = Arrays.stream(text.split(",", -1))
                .mapToInt(part -> part.isEmpty() || part.equals("-") ? 0 : (int) Math.abs(Double.parseDouble(part)))
                .toArray();
        var all = Arrays.copyOf(numbers, 6);
        if (all[0] < 1 || all[1] < 1 || all[0] > LARGEST || all[1] > LARGEST) {
            throw invalid("viewport", "1–" + LARGEST);
        }
        return new Picture.Viewport(all[0], all[1], all[2], all[3], all[5] == 0 ? 0 : all[4], all[5]);
    }

    private static int quality(HttpServletRequest request) {
        var text = request.getParameter("quality");
        if (text == null || text.isEmpty()) {
            return QUALITY;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 100) {
            throw invalid("quality", "1–100");
        }
        return Integer.parseInt(text);
    }

    private static Refused invalid(String name, String expected) {
        return Refused.of(Refused.Kind.INVALID, "REQUEST_INVALID", name, "another value", expected);
    }
}
