package org.naohai.formats;

/// A small object that a pass made while a file was decoded, e.g. `thumbnail` as `image/png`.
///
/// Wraps its bytes, so it has no value equality.
public final class DerivedObject {

    private final String name;
    private final String mediaType;
    private final byte[] bytes;

    public DerivedObject(String name, String mediaType, byte[] bytes) {
        this.name = name;
        this.mediaType = mediaType;
        this.bytes = bytes.clone();
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
