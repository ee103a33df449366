package org.naohai.formats.dicom;

import java.util.Map;

/// How a data set is encoded (PS3.5 section 10, PS3.6 table A-1).
///
/// - **deflated** the data set as a raw deflate stream · **encapsulated** pixel data in fragments
public record TransferSyntax(
        String uid, boolean explicitVr, boolean bigEndian, boolean deflated, boolean encapsulated) {

    public static final TransferSyntax IMPLICIT_LITTLE =
            new TransferSyntax("1.2.840.10008.1.2", false, false, false, false);
    public static final TransferSyntax EXPLICIT_LITTLE =
            new TransferSyntax("1.2.840.10008.1.2.1", true, false, false, false);
    public static final TransferSyntax DEFLATED =
            new TransferSyntax("1.2.840.10008.1.2.1.99", true, false, true, false);
    public static final TransferSyntax EXPLICIT_BIG =
            new TransferSyntax("1.2.840.10008.1.2.2", true, true, false, false);
    public static final TransferSyntax RLE = encapsulated("1.2.840.10008.1.2.5");

    private static final Map<String, TransferSyntax> NATIVE = Map.of(
            IMPLICIT_LITTLE.uid, IMPLICIT_LITTLE,
            EXPLICIT_LITTLE.uid, EXPLICIT_LITTLE,
            DEFLATED.uid, DEFLATED,
            EXPLICIT_BIG.uid, EXPLICIT_BIG,
            RLE.uid, RLE);

    /// Every syntax that is not named here has explicit VR, little endian and fragments (PS3.5 A.4).
    public static TransferSyntax of(String uid) {
        var known = NATIVE.get(uid);
        return known != null ? known : encapsulated(uid);
    }

    private static TransferSyntax encapsulated(String uid) {
        return new TransferSyntax(uid, true, false, false, true);
    }
}
