package org.naohai.demo.imaging;

/// What a point of the head is made of.
public enum Tissue {
    AIR,
    BONE,
    FAT,
    MUSCLE,
    CSF,
    GREY,
    DEEP_GREY,
    WHITE;

    static final int COUNT = values().length;
}
