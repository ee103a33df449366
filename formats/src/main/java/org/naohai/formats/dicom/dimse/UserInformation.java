package org.naohai.formats.dicom.dimse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DicomWriter;

/// What the applications tell of themselves (PS3.8 annex D, PS3.7 annex D.3). User identity and extended negotiation
/// are read over: nobody is let in or kept out by them.
///
/// - **maxPdu** longest P-DATA-TF this side takes, bytes; 0: any
/// - **window** asynchronous operations; null: not asked for, one at a time
public record UserInformation(
        int maxPdu,
        String implementationClassUid,
        String implementationVersion,
        List<RoleSelection> roles,
        @Nullable Window window) {

    public UserInformation {
        roles = List.copyOf(roles);
    }

    /// Of this program.
    public static UserInformation of(int maxPdu) {
        return new UserInformation(
                maxPdu, DicomWriter.IMPLEMENTATION_CLASS_UID, DicomWriter.IMPLEMENTATION_VERSION_NAME, List.of(), null);
    }

    public UserInformation withRoles(List<RoleSelection> others) {
        return new UserInformation(maxPdu, implementationClassUid, implementationVersion, others, window);
    }

    public UserInformation withWindow(@Nullable Window other) {
        return new UserInformation(maxPdu, implementationClassUid, implementationVersion, roles, other);
    }

    /// Which roles the requestor may play for a class (PS3.7 D.3.3.4).
    public record RoleSelection(String sopClassUid, boolean scu, boolean scp) {}

    /// Operations under way at once; 0: any number (PS3.7 D.3.3.3).
    public record Window(int invoked, int performed) {}
}
