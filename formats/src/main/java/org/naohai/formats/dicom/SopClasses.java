package org.naohai.formats.dicom;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// SOP classes by their UIDs (PS3.4 B.5, PS3.6 table A-1), with retired and vendors' own storage classes that are met.
public final class SopClasses {

    public static final String VERIFICATION = "1.2.840.10008.1.1";
    public static final String STORAGE_COMMITMENT = "1.2.840.10008.1.20.1";
    public static final String MEDIA_DIRECTORY = "1.2.840.10008.1.3.10";
    public static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
    public static final String MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4";
    public static final String ENHANCED_MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4.1";
    public static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    private static final Map<String, String> NAMES = new TreeMap<>();
    private static final Set<String> STORAGE = new TreeSet<>();

    static {
        for (var row : Tables.rows("storage-classes.tsv")) {
            NAMES.put(row[0], row[1]);
            STORAGE.add(row[0]);
        }
        for (var row : Tables.rows("sop-classes.tsv")) {
            NAMES.put(row[0], row[1]);
            if (row[2].equals("storage")) {
                STORAGE.add(row[0]);
            }
        }
        STORAGE.remove(MEDIA_DIRECTORY);
    }

    private SopClasses() {}

    public static Optional<String> name(String uid) {
        return Optional.ofNullable(NAMES.get(uid));
    }

    /// Whether C-STORE and STOW-RS carry instances of it. Media directories they do not (PS3.4 I.4).
    public static boolean isStorage(String uid) {
        return STORAGE.contains(uid);
    }

    public static Set<String> storage() {
        return Collections.unmodifiableSet(STORAGE);
    }
}
