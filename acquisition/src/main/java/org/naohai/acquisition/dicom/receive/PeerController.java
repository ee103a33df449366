package org.naohai.acquisition.dicom.receive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.DicomPort;
import org.naohai.acquisition.DicomPort.NewPeer;
import org.naohai.acquisition.DicomPort.Peer;
import org.naohai.acquisition.web.Page;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.kernel.Limit;
import org.naohai.kernel.OpaqueKey;
import org.naohai.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The DICOM port and who may send to it, for those who run the installation; for all others there is no such page.
@RestController
@RequestMapping("/api/v1/dicom")
class PeerController {

    private final DicomPort port;

    PeerController(DicomPort port) {
        this.port = port;
    }

    /// - **ae** calling title · **host**, **port** where storage commitment is reported to
    record PeerRow(
            String ae,
            String name,
            @Nullable String host,
            @Nullable Integer port,
            Instant createdAt) {}

    record PeerBody(
            @Nullable String ae,
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port) {}

    /// - **state** `listening`, `off`, or `not-opened` where another program has the port
    record PortView(
            String state, String address, int port, String ae, int associations, List<DicomPort.Refusal> refused) {}

    @GetMapping("/port")
    PortView status() {
        administrator();
        var now = port.status();
        return new PortView(now.state().key(), now.address(), now.port(), now.ae(), now.associations(), now.refused());
    }

    @GetMapping("/peers")
    Page<PeerRow> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        administrator();
        int most = Limit.of(limit);
        var after = OpaqueKey.decode(cursor);
        var rest = port.peers().stream()
                .filter(one -> after == null || one.ae().compareTo(after) > 0)
                .map(PeerController::row)
                .toList();
        return rest.size() <= most
                ? new Page<>(rest, null)
                : new Page<>(
                        rest.subList(0, most),
                        OpaqueKey.encode(rest.get(most - 1).ae()));
    }

    @PostMapping("/peers")
    @ResponseStatus(HttpStatus.CREATED)
    PeerRow add(@RequestBody PeerBody wanted) {
        var who = administrator();
        var ae = Refused.required("ae", wanted.ae());
        var name = Refused.required("name", wanted.name());
        return row(port.add(new NewPeer(ae, name, wanted.host(), wanted.port()), who.personId(), Map.of()));
    }

    @DeleteMapping("/peers/{ae}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String ae) {
        administrator();
        port.remove(ae, Map.of());
    }

    private static Actor administrator() {
        var who = Acting.who();
        if (!who.administrator()) {
            throw Refused.notFound("page");
        }
        return who;
    }

    private static PeerRow row(Peer peer) {
        return new PeerRow(peer.ae(), peer.name(), peer.host(), peer.port(), peer.createdAt());
    }
}
