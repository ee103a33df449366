package org.naohai.formats.imaging;

/// Makes a pass for an image that is about to be decoded; other modules contribute theirs as beans of this type.
@FunctionalInterface
public interface VolumePassSource {

    VolumePass open(VolumeHeader header);
}
