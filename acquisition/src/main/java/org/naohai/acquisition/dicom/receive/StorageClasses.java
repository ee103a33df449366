package org.naohai.acquisition.dicom.receive;

import java.util.regex.Pattern;
import org.naohai.formats.dicom.SopClasses;

/// Which abstract syntaxes are instances to be stored.
///
/// Those that we know; all others below the storage root of the standard, so that a new edition needs no new release;
/// and whatever a vendor has of its own, for scanners send private classes (raw data, evidence) beside their images
/// and stop at a refusal. What is no storage class after all is refused by its first operation.
public final class StorageClasses {

    public static final String ROOT = "1.2.840.10008.5.1.4.1.1.";
    private static final String STANDARD = "1.2.840.10008.";
    private static final Pattern UID = Pattern.compile("[0-2](\\.[0-9]+)+");

    private StorageClasses() {}

    public static boolean isStorage(String sopClassUid) {
        return SopClasses.isStorage(sopClassUid)
                || UID.matcher(sopClassUid).matches()
                        && (sopClassUid.startsWith(ROOT) || !sopClassUid.startsWith(STANDARD));
    }
}
