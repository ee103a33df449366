package org.naohai.collaboration;

import java.util.UUID;
import org.naohai.kernel.Text;

/// A hospital, university or imaging centre.
public record Institution(UUID id, String key, Text name) {}
