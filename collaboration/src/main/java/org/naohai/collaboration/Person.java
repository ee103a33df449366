package org.naohai.collaboration;

import java.util.UUID;

/// Someone with an account; an administrator runs the installation and owns no data by that.
public record Person(UUID id, String login, String name, boolean administrator) {}
