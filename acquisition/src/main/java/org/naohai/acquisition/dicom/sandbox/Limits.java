package org.naohai.acquisition.dicom.sandbox;

import java.time.Duration;

/// How much of the machine a program may use. What goes beyond is refused by the kernel, or ends the
/// program.
///
/// - **memoryBytes** address space of each process · **processorTime** of each process, in whole seconds
/// - **fileBytes** the largest file · **outputBytes** all files together · **processes** at the same time
/// - **deadline** from start to end · **textBytes** what is kept of each of standard output and standard
///   error
public record Limits(
        long memoryBytes,
        Duration processorTime,
        long fileBytes,
        long outputBytes,
        int processes,
        Duration deadline,
        int textBytes) {

    private static final long GIBIBYTE = 1L << 30;

    /// For a program that works on a batch of images.
    public static Limits ofBatch() {
        return new Limits(
                4 * GIBIBYTE, Duration.ofMinutes(10), 8 * GIBIBYTE, 16 * GIBIBYTE, 16, Duration.ofMinutes(15), 1 << 20);
    }

    /// For a program that looks at one image.
    public static Limits ofImage() {
        return new Limits(GIBIBYTE, Duration.ofSeconds(60), 16 << 20, 64 << 20, 16, Duration.ofSeconds(90), 1 << 20);
    }
}
