package org.naohai.formats;

import java.util.regex.Pattern;

/// Kinds that the first bytes give away; DOCUMENT for any other text, UNKNOWN for the rest.
final class Magic {

    private static final int NIFTI_1 = 348;
    private static final int NIFTI_2 = 540;
    private static final int EDF_HEADER = 256;
    private static final Pattern BRAINVISION = Pattern.compile("Brain ?Vision (?:Core )?Data Exchange");

    private Magic() {}

    static Kind kindOf(Prefix prefix) {
        if (isNifti(prefix)) {
            return Kind.NIFTI;
        }
        if (prefix.has(1, "BIOSEMI") && prefix.at(0) == 0xFF) {
            return Kind.BDF;
        }
        if (prefix.startsWith("0       ") && printable(prefix)) {
            return Kind.EDF;
        }
        if (prefix.has(128, "DICM")) {
            return Kind.DICOM;
        }
        if (prefix.startsWith("##fileformat=VCF")) {
            return Kind.VCF;
        }
        return document(prefix) ? Kind.DOCUMENT : prefix.isText() ? ofText(prefix.text()) : Kind.UNKNOWN;
    }

    private static Kind ofText(String text) {
        var start = text.stripLeading();
        var first = start.lines().findFirst().orElse("");
        if (BRAINVISION.matcher(first).find()) {
            return Kind.BRAINVISION;
        }
        if (first.startsWith("##fileformat=VCF")) {
            return Kind.VCF;
        }
        return start.startsWith("{") || isJsonArray(start) ? Kind.SIDECAR : Kind.DOCUMENT;
    }

    private static boolean isJsonArray(String start) {
        return start.startsWith("[")
                && start.substring(1).stripLeading().matches("(?s)(?:[\\[{\"\\]]|-?\\d|true|false|null).*")
                && !start.matches("(?s)\\[[\\w .-]+].*\\n.*");
    }

    private static boolean isNifti(Prefix prefix) {
        for (boolean bigEndian : new boolean[] {false, true}) {
            int size = prefix.intAt(0, bigEndian);
            if (size == NIFTI_1 && (prefix.has(344, "n+1") || prefix.has(344, "ni1"))) {
                return true;
            }
            if (size == NIFTI_2 && (prefix.has(4, "n+2") || prefix.has(4, "ni2"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean printable(Prefix prefix) {
        for (int i = 0; i < Math.min(EDF_HEADER, prefix.length()); i++) {
            if (prefix.at(i) < ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean document(Prefix prefix) {
        return prefix.startsWith("%PDF-")
                || prefix.startsWith("\u0089PNG\r\n")
                || prefix.startsWith("\u00FF\u00D8\u00FF")
                || prefix.startsWith("GIF8")
                || prefix.startsWith("{\\rtf");
    }
}
