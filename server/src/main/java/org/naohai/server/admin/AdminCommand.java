package org.naohai.server.admin;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One command of the admin socket.
@FunctionalInterface
interface AdminCommand {
    Map<String, ?> run(JsonNode arguments);
}
