package org.naohai.acquisition;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The port that scanners send to, and who may, for those who run the installation. Callers have decided that they
/// do.
public interface DicomPort {

    Status status();

    /// In the order of their titles.
    List<Peer> peers();

    /// - **details** more of the audit's row
    /// - **fails** DICOM_AE_INVALID, DICOM_PEER_KNOWN, FIELD_INVALID
    Peer add(NewPeer wanted, UUID by, Map<String, ?> details);

    /// - **fails** NOT_FOUND
    void remove(String ae, Map<String, ?> details);

    /// Whether scanners can send.
    enum State {
        /// the installation has none
        OFF,
        LISTENING,
        /// another program has the port, or the address is not of this machine
        NOT_OPENED;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// - **associations** open now · **refused** lately, newest first
    record Status(State state, String address, int port, String ae, int associations, List<Refusal> refused) {
        public Status {
            refused = List.copyOf(refused);
        }
    }

    /// Somebody who asked and was turned away.
    ///
    /// - **ae** the calling title, unusual characters as `?` · **cause** in English
    record Refusal(String ae, String cause, Instant at) {}

    /// An application that may send to us.
    ///
    /// - **ae** its calling title · **name** what people call it
    /// - **host**, **port** where storage commitment is reported to once the asking association is over; or
    ///   null
    record Peer(
            String ae,
            String name,
            @Nullable String host,
            @Nullable Integer port,
            Instant createdAt) {}

    /// - **host**, **port** both or none
    record NewPeer(
            String ae,
            String name,
            @Nullable String host,
            @Nullable Integer port) {}
}
