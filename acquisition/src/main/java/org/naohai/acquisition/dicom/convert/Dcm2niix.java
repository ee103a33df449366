package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.naohai.acquisition.dicom.sandbox.Limits;
import org.naohai.acquisition.dicom.sandbox.OutputFolder;
import org.naohai.acquisition.dicom.sandbox.PrivateFolder;
import org.naohai.acquisition.dicom.sandbox.Ran;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Job;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Places;
import org.naohai.kernel.Problem;

/// dcm2niix behind walls: the de-identified instances of one series go in, images with their sidecars come
/// out.
///
/// What it says may quote what stood in the headers: it is counted by kind ([Remarks]) and never passed on.
final class Dcm2niix {

    static final String FAILED = "DICOM_CONVERSION_FAILED";

    private static final String STEM = "image";
    private static final Pattern VERSION = Pattern.compile("version (v[\\d.]+)");
    private static final int SOME_CONVERTED = 8;
    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;
    /// Compressed pixels grow: JPEG 2000 by 2 to 10, RLE by up to 64 (PS3.5 annex G).
    private static final int GROWS = 64;

    private static final int BYTES_A_SECOND = 2 << 20;

    private final Sandbox sandbox;
    private final Optional<Path> program;

    /// - **program** empty where it is not installed
    Dcm2niix(Sandbox sandbox, Optional<Path> program) {
        this.sandbox = sandbox;
        this.program = program;
    }

    boolean usable() {
        return program.isPresent() && sandbox.usable();
    }

    /// Converts what lies in the folder's input.
    ///
    /// - **bytes** of the input: limits follow them · **free** bytes that it may fill at most
    Converted convert(PrivateFolder folder, long bytes, long free) throws IOException, InterruptedException {
        var job = new Job(
                program.orElseThrow(),
                Dcm2niix::arguments,
                folder.input(),
                folder.output(),
                new byte[0],
                limits(bytes, free));
        return switch (sandbox.run(job)) {
            case Ran.Overran(var limit) ->
                failed(limit == Ran.Limit.TIME ? "ended: it took too long" : "ended: it wrote too much");
            case Ran.Ended ended -> converted(ended, OutputFolder.of(folder.output()));
        };
    }

    /// No compression, a sidecar without identities, 16 bit voxels as they are, every image kept beside
    /// the others.
    private static List<String> arguments(Places places) {
        return List.of(
                "-z",
                "n",
                "-b",
                "y",
                "-ba",
                "y",
                "-l",
                "o",
                "-w",
                "2",
                "-d",
                "0",
                "-f",
                STEM,
                "-o",
                places.output(),
                places.input());
    }

    private static Limits limits(long bytes, long free) {
        long output = Math.min(free, Math.clamp(GROWS * bytes, 256 * MEBIBYTE, 32 * GIBIBYTE));
        var time = Duration.ofSeconds(60 + Math.clamp(bytes / BYTES_A_SECOND, 0, 30 * 60));
        long memory = Math.clamp(16 * bytes, 2 * GIBIBYTE, 16 * GIBIBYTE);
        return new Limits(memory, time, output, output, 8, time, (int) MEBIBYTE);
    }

    private static Converted converted(Ran.Ended ended, OutputFolder output) throws IOException {
        if (ended.exit() != 0 && ended.exit() != SOME_CONVERTED) {
            return failed(cause(ended.exit()));
        }
        var said = new String(ended.out(), StandardCharsets.UTF_8);
        var problems = new ArrayList<>(Remarks.of(said + "\n" + new String(ended.error(), StandardCharsets.UTF_8)));
        var images = new ArrayList<Converted.Image>();
        for (var file : output.entries()) {
            if (file.path().endsWith(".nii")) {
                var stem = file.path().substring(0, file.path().length() - ".nii".length());
                ConvertedImages.read(output, stem, STEM).ifPresentOrElse(images::add, () -> problems.add(unreadable()));
            }
        }
        if (images.isEmpty()) {
            return failed(problems.isEmpty() ? "no image" : "no image that can be read");
        }
        return new Converted.Images(output, images, software(said), problems);
    }

    private static Problem unreadable() {
        return Problem.warning(FAILED, null, "output", "an image that cannot be read", "a readable image");
    }

    /// - **source** exit codes of dcm2niix (nii_dicom_batch.h, kEXIT_*); from 128 on, a signal
    private static String cause(int exit) {
        return switch (exit) {
            case 2 -> "no image in the series";
            case 4 -> "damaged instances";
            case 7 -> "output could not be written";
            default -> exit >= 128 ? "ended by a limit or a crash" : "an error of the converter";
        };
    }

    private static Converted failed(String found) {
        return new Converted.Failed(Problem.error(FAILED, null, null, found, "a converted series"));
    }

    private static String software(String said) {
        var version = VERSION.matcher(said);
        return version.find() ? "dcm2niix " + version.group(1) : "dcm2niix";
    }
}
