package org.naohai.formats.electrophysiology;

/// Makes a pass for a recording that is about to be decoded; other modules contribute theirs as beans of this type.
@FunctionalInterface
public interface SignalPassSource {

    SignalPass open(SignalHeader header);
}
