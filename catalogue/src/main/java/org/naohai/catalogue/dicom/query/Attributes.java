package org.naohai.catalogue.dicom.query;

import java.util.regex.Pattern;

/// Names of attributes as queries write them.
final class Attributes {

    private static final Pattern NAME = Pattern.compile("[0-9A-Fa-f]{8}|[A-Z][A-Za-z0-9]{2,63}");

    private Attributes() {}

    /// Whether each part of a path (`00081111.00081150`) is a tag or reads like a keyword.
    static boolean isKnown(String path) {
        return path.length() < 512
                && java.util.Arrays.stream(path.split("\\.", -1))
                        .allMatch(part -> NAME.matcher(part).matches());
    }
}
