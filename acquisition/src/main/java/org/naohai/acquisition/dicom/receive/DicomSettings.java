package org.naohai.acquisition.dicom.receive;

import java.time.Duration;
import org.naohai.formats.dicom.dimse.AeTitle;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The DICOM port.
///
/// - **port** 0: none; -1: any that is free · **bind** address of this machine it listens at; this machine alone unless
/// configured
/// - **ae** our own title, which senders must call
/// - **associations** at once, **perPeer** of one calling title
/// - **negotiation** longest wait for the request of an association · **idle** for the next message of one
/// - **stall** longest wait for a byte within a message, and the span over which **slowest** (a second) is measured
/// - **maxPdu** longest P-DATA-TF we take · **instance** largest data set we take
@ConfigurationProperties("naohai.dicom")
public record DicomSettings(
        @DefaultValue("11112") int port,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("NAOHAI") String ae,
        @DefaultValue("64") int associations,
        @DefaultValue("16") int perPeer,
        @DefaultValue("10s") Duration negotiation,
        @DefaultValue("5m") Duration idle,
        @DefaultValue("30s") Duration stall,
        @DefaultValue("4KB") DataSize slowest,
        @DefaultValue("256KB") DataSize maxPdu,
        @DefaultValue("16GB") DataSize instance) {

    public DicomSettings {
        require(port >= -1 && port <= 65_535, "port", "11112, or 0 for none");
        require(AeTitle.find(ae).isPresent(), "ae", "NAOHAI (1 to 16 characters, no backslash)");
        require(associations >= 1 && associations <= 10_000, "associations", "64");
        require(perPeer >= 1, "per-peer", "16");
        require(isPositive(negotiation), "negotiation", "10s");
        require(isPositive(idle), "idle", "5m");
        require(isPositive(stall), "stall", "30s");
        require(maxPdu.toBytes() >= 4096 && maxPdu.toBytes() <= 16 << 20, "max-pdu", "256KB");
        require(instance.toBytes() > 0, "instance", "16GB");
    }

    private static boolean isPositive(Duration time) {
        return time.toMillis() > 0 && time.toMillis() < Integer.MAX_VALUE;
    }

    private static void require(boolean right, String key, String example) {
        if (!right) {
            throw new IllegalArgumentException("naohai.dicom." + key + " is not right, e.g. " + example);
        }
    }
}
