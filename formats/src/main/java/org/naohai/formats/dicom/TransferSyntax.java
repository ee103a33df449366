package org.naohai.formats.dicom;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// Pixel data stands elsewhere and is referenced (PS3.5 A.6, A.7).
    private static final TransferSyntax JPIP = new TransferSyntax("1.2.840.10008.1.2.4.94", true, false, false, false);

    private static final TransferSyntax JPIP_DEFLATED =
            new TransferSyntax("1.2.840.10008.1.2.4.95", true, false, true, false);
    private static final TransferSyntax JPIP_HTJ2K =
            new TransferSyntax("1.2.840.10008.1.2.4.204", true, false, false, false);
    private static final TransferSyntax JPIP_HTJ2K_DEFLATED =
            new TransferSyntax("1.2.840.10008.1.2.4.205", true, false, true, false);

    private static final Map<String, TransferSyntax> KNOWN = Stream.of(
                    IMPLICIT_LITTLE,
                    EXPLICIT_LITTLE,
                    DEFLATED,
                    EXPLICIT_BIG,
                    RLE,
                    JPIP,
                    JPIP_DEFLATED,
                    JPIP_HTJ2K,
                    JPIP_HTJ2K_DEFLATED)
            .collect(Collectors.toUnmodifiableMap(TransferSyntax::uid, Function.identity()));

    /// Every syntax that is not named here has explicit VR, little endian and fragments (PS3.5 A.4).
    public static TransferSyntax of(String uid) {
        var known = KNOWN.get(uid);
        return known != null ? known : encapsulated(uid);
    }

    /// In which its data sets are kept: native ones as explicit VR little endian, encapsulated ones as they came.
    public TransferSyntax stored() {
        return encapsulated ? of(uid) : EXPLICIT_LITTLE;
    }

    /// This syntax as a data set was really written in it.
    TransferSyntax asWritten(boolean explicit, boolean big) {
        if (explicit == explicitVr && big == bigEndian) {
            return this;
        }
        return encapsulated || deflated || big && !explicit
                ? new TransferSyntax(uid, explicit, big, deflated, encapsulated)
                : explicit ? big ? EXPLICIT_BIG : EXPLICIT_LITTLE : IMPLICIT_LITTLE;
    }

    private static TransferSyntax encapsulated(String uid) {
        return new TransferSyntax(uid, true, false, false, true);
    }
}
