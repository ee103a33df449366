package org.naohai.catalogue.outbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A dataset got another access level and that is committed: a projection that filters by scope takes these rows in
/// before the owner has her answer. The outbox alone would wait for every older transaction to end.
///
/// - **ids** by topic, as in the outbox
public record AccessMoved(Map<String, List<UUID>> ids) {}
