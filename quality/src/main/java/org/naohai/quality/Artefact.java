package org.naohai.quality;

/// A small derived object for viewers, e.g. `thumbnail` as `image/png`; wraps its bytes, so it has no value equality.
public final class Artefact {

    private final String name;
    private final String mediaType;
    private final byte[] bytes;

    public Artefact(String name, String mediaType, byte[] bytes) {
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
