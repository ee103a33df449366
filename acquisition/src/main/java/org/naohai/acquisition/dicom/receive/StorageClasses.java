package org.naohai.acquisition.dicom.receive;

import java.util.regex.Pattern;

/// Which abstract syntaxes are instances to be stored.
///
/// All classes below the storage root of the standard, so that a new edition needs no new release; the few that stand
/// elsewhere; and whatever a vendor has of its own, for scanners send private classes (raw data, evidence) beside
/// their images and stop at a refusal. What is no storage class is refused by its first operation.
public final class StorageClasses {

    private static final String STANDARD = "1.2.840.10008.";
    /// Composite instance storage (PS3.4 B.5) and non-patient object storage (PS3.4 GG.3).
    private static final Pattern STORAGE = Pattern.compile("1\\.2\\.840\\.10008\\.(5\\.1\\.4\\.1\\.1\\..+"
            + "|5\\.1\\.4\\.34\\.(7|10)|5\\.1\\.4\\.(38|39|43|44|45)\\.1|5\\.1\\.1\\.(27|29|30))");

    private static final Pattern UID = Pattern.compile("[0-2](\\.[0-9]+)+");

    private StorageClasses() {}

    public static boolean isStorage(String sopClassUid) {
        return sopClassUid.startsWith(STANDARD)
                ? STORAGE.matcher(sopClassUid).matches()
                : UID.matcher(sopClassUid).matches();
    }
}
