package org.naohai.collaboration;

/// Published in the transaction that changes a person, a project or a membership: what was compiled from them is stale
/// once it commits.
public record PeopleChanged() {}
