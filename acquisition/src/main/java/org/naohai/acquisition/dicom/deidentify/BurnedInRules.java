package org.naohai.acquisition.dicom.deidentify;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;

/// Which images may carry writing in their pixels: what a header says of itself, and kinds of images that usually
/// do.
final class BurnedInRules {

    private static final int OVERLAY_BIT = 0x0102;
    private static final int OVERLAY_DATA = 0x3000;
    private static final Set<String> MODALITIES = Set.of(
            "US", "IVUS", "SC", "OT", "DOC", "ES", "XC", "GM", "SM", "OP", "SR", "BDUS", "RG", "EPS", "HD", "ECG",
            "TG");
    /// Multi-frame and single secondary captures, ultrasound, visible light, encapsulated documents.
    private static final Pattern CLASSES = Pattern.compile("1\\.2\\.840\\.10008\\.5\\.1\\.4\\.1\\.1\\."
            + "(?:7|7\\.[1-4]|3|3\\.1|6|6\\.1|6\\.2|77\\.1\\..*|104\\..*)");
    private static final Pattern CAPTURE = Pattern.compile("(?i)screen|capture|save|snapshot|print|report|dose");
    private static final Pattern CAPTURE_WORDS =
            Pattern.compile("(?i)screen|captur|snapshot|dose (?:report|info)|patient protocol|secondary|截图|截屏|剂量报告|屏幕");

    private BurnedInRules() {}

    /// Ids of the rules that apply; none for an image that needs no look.
    ///
    /// - `annotation` Burned In Annotation YES · `modality`, `class` kinds of images · `conversion` made of paper,
    ///   film or a screen · `image_type` a screen save, or derived in colours · `description` says so · `overlay`
    ///   an overlay in unused bits of the pixels
    static Set<String> of(DataSet data) {
        var rules = new LinkedHashSet<String>();
        if (data.get(Tag.PixelData) == null) {
            return rules;
        }
        if (data.text(Tag.BurnedInAnnotation, "").equalsIgnoreCase("YES")) {
            rules.add("annotation");
        }
        if (MODALITIES.contains(data.text(Tag.Modality, "").toUpperCase(Locale.ROOT))) {
            rules.add("modality");
        }
        if (CLASSES.matcher(data.text(Tag.SopClassUid, "")).matches()) {
            rules.add("class");
        }
        if (data.text(Tag.ConversionType) != null) {
            rules.add("conversion");
        }
        imageType(data, rules);
        if (CAPTURE_WORDS.matcher(data.text(Tag.SeriesDescription, "")).find()) {
            rules.add("description");
        }
        if (hasOverlayInPixels(data)) {
            rules.add("overlay");
        }
        return rules;
    }

    private static void imageType(DataSet data, Set<String> rules) {
        var types = data.texts(Tag.ImageType);
        boolean derived = types.contains("DERIVED") || types.contains("SECONDARY");
        boolean picture = data.integer(Tag.SamplesPerPixel, 1) > 1 || data.integer(Tag.BitsAllocated, 16) == 8;
        if (derived && picture
                || types.stream().anyMatch(type -> CAPTURE.matcher(type).find())) {
            rules.add("image_type");
        }
    }

    /// Retired, but met: a plane of the pixels themselves (PS3.3-2004 C.9.2).
    private static boolean hasOverlayInPixels(DataSet data) {
        for (int group = 0x6000; group <= 0x601E; group += 2) {
            int at = group << 16;
            if (data.integer(at | OVERLAY_BIT, 0) > 0 && !data.has(at | OVERLAY_DATA)) {
                return true;
            }
        }
        return false;
    }
}
