package org.naohai.formats;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.naohai.formats.bids.EntityParser;
import org.naohai.kernel.Problem;

/// Tells what a file is by its first 4 KiB, inflated where it is gzip; the name only decides where content cannot.
///
/// Magic numbers: NIfTI-1/2 `sizeof_hdr` and `magic` · EDF 1992 `0       ` · BDF `0xFF BIOSEMI` · BrainVision first
/// line · VCF 4.x `##fileformat` · BCF2 · DICOM PS3.10 `DICM` at 128 · FHIR `resourceType` · git-annex pointer
public final class Detector {

    private static final Map<String, Kind> BY_NAME = Map.of(
            ".nii", Kind.NIFTI,
            ".nii.gz", Kind.NIFTI,
            ".edf", Kind.EDF,
            ".bdf", Kind.BDF,
            ".vhdr", Kind.BRAINVISION,
            ".vcf", Kind.VCF,
            ".vcf.gz", Kind.VCF,
            ".vcf.bgz", Kind.VCF,
            ".dcm", Kind.DICOM);

    private Detector() {}

    public static Kind kind(String path, FileTree files) {
        return detect(path, files).kind();
    }

    /// - **problems** why a file is absent or unknown, or that its name says something else than its content
    public record Detected(Kind kind, List<Problem> problems) {
        public Detected {
            problems = List.copyOf(problems);
        }
    }

    public static Detected detect(String path, FileTree files) {
        var entry = files.find(path);
        if (entry.isEmpty()) {
            return absent("FILE_MISSING", path, "-");
        }
        if (entry.get().size() == 0) {
            return absent("FILE_EMPTY", path, "0 B");
        }
        try {
            return detect(path, Prefix.read(path, files), files);
        } catch (IOException e) {
            return absent("FILE_UNREADABLE", path, e.getClass().getSimpleName());
        }
    }

    private static Detected detect(String path, Prefix prefix, FileTree files) {
        if (Pointers.isAnnex(prefix)) {
            return absent("FILE_ANNEX_POINTER", path, "annex/objects/…");
        }
        if (Pointers.isDanglingLink(prefix)) {
            return absent("FILE_LINK_DANGLING", path, "link");
        }
        var found = Magic.kindOf(prefix);
        var extension = EntityParser.extension(path).toLowerCase(Locale.ROOT);
        if (found == Kind.UNKNOWN && extension.equals(".eeg") && besideHeader(path, files)) {
            return new Detected(Kind.BRAINVISION, List.of());
        }
        var byName = BY_NAME.get(extension);
        if (found == Kind.UNKNOWN || found == Kind.DOCUMENT) {
            return byName != null
                    ? new Detected(byName, List.of())
                    : new Detected(TextKinds.refine(found, path, extension, prefix), List.of());
        }
        if (byName != null && byName != found) {
            return new Detected(
                    found,
                    List.of(Problem.warning(
                            "FILE_NAME_CONTRADICTS_CONTENT", path, "extension", extension, found.key())));
        }
        return new Detected(found == Kind.SIDECAR ? TextKinds.json(path, prefix, files) : found, List.of());
    }

    private static boolean besideHeader(String path, FileTree files) {
        var stem = path.substring(0, path.length() - ".eeg".length());
        if (files.find(stem + ".vhdr").isPresent() || files.find(stem + ".vmrk").isPresent()) {
            return true;
        }
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        return files.entries().stream()
                .anyMatch(entry -> entry.path().startsWith(folder)
                        && entry.path().endsWith(".vhdr")
                        && entry.path().indexOf('/', folder.length()) < 0);
    }

    private static Detected absent(String code, String path, String found) {
        return new Detected(Kind.ABSENT, List.of(Problem.warning(code, path, null, found, "file content")));
    }
}
