package org.naohai.collaboration;

/// A person and what she is in one project.
public record Member(Person person, Role role) {}
