package org.naohai.acquisition.dicom.receive;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.naohai.acquisition.DicomPort;
import org.springframework.stereotype.Component;

/// What others may know and change of the port.
@Component
class OpenDicomPort implements DicomPort {

    private final ScannerPort port;
    private final Peers peers;

    OpenDicomPort(ScannerPort port, Peers peers) {
        this.port = port;
        this.peers = peers;
    }

    @Override
    public Status status() {
        return port.status();
    }

    @Override
    public List<Peer> peers() {
        return peers.list();
    }

    @Override
    public Peer add(NewPeer wanted, UUID by, Map<String, ?> details) {
        return peers.add(wanted, by, details);
    }

    @Override
    public void remove(String ae, Map<String, ?> details) {
        peers.remove(ae, details);
    }
}
