package org.naohai.governance;

import java.util.UUID;

/// Who is asking, for the length of one request; bound to [Acting#WHO].
///
/// - **traceId** stands in problems, logs and the audit log
public record Actor(UUID personId, String login, boolean administrator, Reach reach, String traceId) {}
