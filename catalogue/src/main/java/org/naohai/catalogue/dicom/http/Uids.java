package org.naohai.catalogue.dicom.http;

import java.util.regex.Pattern;
import org.naohai.kernel.Refused;

/// UIDs in the path of a request: what is none is nowhere.
public final class Uids {

    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");
    private static final int LONGEST = 64;

    private Uids() {}

    public static String of(String text, String what) {
        if (text.length() > LONGEST || !UID.matcher(text).matches()) {
            throw Refused.notFound(what);
        }
        return text;
    }
}
