package org.naohai.server.admin;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.DicomPort;
import org.naohai.acquisition.DicomPort.NewPeer;
import org.naohai.acquisition.DicomPort.Peer;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The DICOM port, over the admin socket.
@Component
class DicomCommands {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Map<String, ?> HOW = Map.of("how", "admin socket");

    private final DicomPort port;
    private final Collaboration collaboration;

    private final Map<String, AdminCommand> commands = Map.of(
            "dicom.peer.add", this::addPeer,
            "dicom.peer.list", this::listPeers,
            "dicom.peer.remove", this::removePeer);

    DicomCommands(DicomPort port, Collaboration collaboration) {
        this.port = port;
        this.collaboration = collaboration;
    }

    Map<String, AdminCommand> commands() {
        return commands;
    }

    Map<String, ?> status() {
        var now = port.status();
        return Map.of("state", now.state().key(), "address", now.address(), "port", now.port(), "ae", now.ae());
    }

    private Map<String, ?> addPeer(JsonNode arguments) {
        var ae = AdminCommands.text(arguments, "ae");
        var host = arguments.path("host").asString("");
        var number = arguments.path("port").asInt(0);
        var by = AdminCommands.firstAdministrator(collaboration).map(Person::id).orElse(NOBODY);
        var wanted = new NewPeer(
                ae,
                arguments.path("name").asString(ae),
                host.isBlank() ? null : host,
                number == 0 ? null : Integer.valueOf(number));
        return Map.of("peer", view(port.add(wanted, by, HOW)), "status", status());
    }

    private Map<String, ?> listPeers(JsonNode arguments) {
        return Map.of(
                "peers", port.peers().stream().map(DicomCommands::view).toList(),
                "refused", port.status().refused(),
                "status", status());
    }

    private Map<String, ?> removePeer(JsonNode arguments) {
        var ae = AdminCommands.text(arguments, "ae");
        port.remove(ae, HOW);
        return Map.of("ae", ae);
    }

    private static Map<String, ?> view(Peer peer) {
        return Map.of("ae", peer.ae(), "name", peer.name(), "host", shown(peer.host()), "port", shown(peer.port()));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
