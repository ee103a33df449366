package org.naohai.acquisition.dicom.receive;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// The content type of a STOW request: `multipart/related; type="application/dicom"; boundary=…`.
final class StowType {

    private static final Pattern RELATED = Pattern.compile("(?i)\\s*multipart/related\\s*;.*");
    private static final Pattern TYPE = Pattern.compile("(?i).*;\\s*type\\s*=\\s*\"?application/dicom\"?\\s*(;.*)?");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i).*;\\s*boundary\\s*=\\s*(\"([^\"\\\\\\r\\n]{1,200})\"|([^\\s;\",]{1,200}))\\s*(;.*)?");
    private static final int LONGEST = 1_024;

    private StowType() {}

    /// RFC 2046 allows 70 characters; Orthanc sends 73.
    ///
    /// - **fails** unsupported for what is no multipart of instances, invalid without a boundary
    static String boundary(@Nullable String contentType) {
        if (contentType == null
                || contentType.length() > LONGEST
                || !RELATED.matcher(contentType).matches()
                || !TYPE.matcher(contentType).matches()) {
            throw Refused.of(
                    Refused.Kind.UNSUPPORTED,
                    "MEDIA_TYPE",
                    "Content-Type",
                    "another media type",
                    "as the conformance statement describes it");
        }
        var found = BOUNDARY.matcher(contentType);
        if (!found.matches()) {
            throw new Refused(Refused.Kind.INVALID, broken());
        }
        return found.group(2) != null ? found.group(2) : found.group(3);
    }

    static Problem broken() {
        return Problem.error("STOW_BODY_BROKEN", null, null, "a body that is not whole", "parts between boundaries");
    }
}
