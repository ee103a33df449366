package org.naohai.collaboration;

import java.util.UUID;
import org.naohai.kernel.Text;

/// A study with its own people and rules; its key (`ADHD-KIDS`) is unique and stands in URLs and commands.
public record Project(UUID id, String key, Text title, UUID institutionId) {}
