package org.naohai.acquisition.dicom.receive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An application that may send to us.
///
/// - **ae** its calling title · **name** what people call it
/// - **host**, **port** where storage commitment is reported to when the asking association is over; null: nowhere
public record Peer(
        String ae,
        String name,
        @Nullable String host,
        @Nullable Integer port,
        boolean enabled,
        Instant createdAt) {}
