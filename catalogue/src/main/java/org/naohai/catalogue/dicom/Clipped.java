package org.naohai.catalogue.dicom;

import org.naohai.catalogue.copy.Json;

/// Texts as the record keeps them: no NUL, and short enough for every index. The standard allows 64
/// characters at most (PS3.5 table 6.2-1); headers do not always keep to it.
final class Clipped {

    private static final int MOST = 128;

    private Clipped() {}

    static String of(String text) {
        var clean = Json.cleaned(text);
        return clean.codePointCount(0, clean.length()) <= MOST
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MOST));
    }
}
