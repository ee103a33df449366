package org.naohai.acquisition.dicom.receive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.DicomPort.NewPeer;
import org.naohai.acquisition.DicomPort.Peer;
import org.naohai.acquisition.dicom.commitment.AddressBook;
import org.naohai.formats.dicom.dimse.AeTitle;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Which applications may send to us. Callers have decided that they may change it.
@Component
class Peers implements AddressBook {

    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_HOST = 253;
    /// A title stands in the address of its peer.
    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[/;%]");

    private final PeerRows rows;
    private final AuditLog audit;
    private final TransactionTemplate worker;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    Peers(PeerRows rows, AuditLog audit, @Qualifier("workerTransactions") TransactionTemplate worker) {
        this.rows = rows;
        this.audit = audit;
        this.worker = worker;
    }

    private record Known(Map<String, Peer> byTitle, long at) {}

    /// Who may send under this title; answered from memory, which is some seconds behind at most.
    Optional<Peer> registered(String ae) {
        var now = known.get();
        if (now == null || System.nanoTime() - now.at() > FRESH) {
            var all = rows.list().stream().collect(Collectors.toUnmodifiableMap(Peer::ae, Function.identity()));
            now = new Known(all, System.nanoTime());
            known.set(now);
        }
        return Optional.ofNullable(now.byTitle().get(ae));
    }

    @Override
    public Optional<Address> find(String ae) {
        return registered(ae)
                .filter(peer -> peer.host() != null)
                .map(peer -> new Address(Objects.requireNonNull(peer.host()), Objects.requireNonNull(peer.port())));
    }

    List<Peer> list() {
        return rows.list();
    }

    /// - **by** who adds it · **details** more of the audit's row
    /// - **fails** DICOM_AE_INVALID, DICOM_PEER_KNOWN, FIELD_INVALID
    Peer add(NewPeer wanted, UUID by, Map<String, ?> details) {
        var ae = title(wanted.ae());
        var name = wanted.name().strip();
        var host = wanted.host();
        var port = wanted.port();
        require(!name.isEmpty() && name.length() <= LONGEST_NAME, "name", name, "MR 1");
        require((host == null) == (port == null), "host", "only one of host and port", "both or none");
        require(host == null || host.matches("[A-Za-z0-9.:_-]{1," + LONGEST_HOST + "}"), "host", host, "10.0.0.7");
        require(port == null || port >= 1 && port <= 65_535, "port", String.valueOf(port), "1–65535");
        var added = worker.execute(status -> {
            if (!rows.insert(ae, name, host, port, by)) {
                throw Refused.of(Refused.Kind.CONFLICT, "DICOM_PEER_KNOWN", "ae", Problem.quoted(ae), "another title");
            }
            audit.record("dicom-peer.add", "dicom-peer:" + ae, details);
            return rows.find(ae).orElseThrow();
        });
        known.set(null);
        return Objects.requireNonNull(added);
    }

    /// - **fails** NOT_FOUND
    void remove(String ae, Map<String, ?> details) {
        worker.executeWithoutResult(status -> {
            if (!rows.delete(ae)) {
                throw Refused.notFound("DICOM peer");
            }
            audit.record("dicom-peer.remove", "dicom-peer:" + ae, details);
        });
        known.set(null);
    }

    private static String title(String ae) {
        return AeTitle.find(ae)
                .map(AeTitle::text)
                .filter(text -> !NOT_IN_ADDRESSES.matcher(text).find())
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.INVALID, "DICOM_AE_INVALID", "ae", Problem.quoted(AeTitle.shown(ae)), "MR1"));
    }

    private static void require(boolean right, String field, @Nullable String found, String expected) {
        if (!right) {
            throw Refused.of(
                    Refused.Kind.INVALID, "FIELD_INVALID", field, Problem.quoted(String.valueOf(found)), expected);
        }
    }
}
