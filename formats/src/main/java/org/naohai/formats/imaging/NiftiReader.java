package org.naohai.formats.imaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.naohai.formats.FileTree;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;

/// Reads NIfTI-1 and NIfTI-2 single files, plain or gzipped, of either byte order.
///
/// Memory is a slab of 65,536 voxels, whatever the header claims.
public final class NiftiReader {

    private final FileTree files;
    private final String path;
    private final NiftiHeader raw;
    private final VolumeHeader header;
    private final List<NiftiRemarks.Remark> remarks;

    private NiftiReader(
            FileTree files, String path, NiftiHeader raw, VolumeHeader header, List<NiftiRemarks.Remark> remarks) {
        this.remarks = remarks;
        this.files = files;
        this.path = path;
        this.raw = raw;
        this.header = header;
    }

    /// Reads and judges the header. No reader comes back when the header has an error.
    public static OpenedVolume open(FileTree files, String path) throws IOException {
        try (var stream = NiftiStream.open(files, path)) {
            var bytes = stream.read(NiftiHeaderParser.SIZE_2);
            if (stream.corrupt() && bytes.length < NiftiHeaderParser.SIZE_1) {
                return failed(stream.corruption());
            }
            var parsed = NiftiHeaderParser.parse(path, bytes);
            var raw = parsed.header();
            if (raw == null) {
                return new OpenedVolume(null, parsed.problem() == null ? List.of() : List.of(parsed.problem()));
            }
            int more = (int) Math.clamp((long) raw.dataStart() - bytes.length, 0, NiftiRemarks.MOST_BYTES);
            var remarks = NiftiRemarks.of(raw, joined(bytes, stream.read(more)));
            return judged(files, path, raw, remarks, stream.gzipped());
        }
    }

    public VolumeHeader header() {
        return header;
    }

    public NiftiHeader raw() {
        return raw;
    }

    /// Free texts of the header that may name a person: for the vault, never for readers.
    public List<NiftiRemarks.Remark> remarks() {
        return remarks;
    }

    /// Decodes every voxel once and hands it to each pass; what is wrong with the data comes back.
    public List<Problem> read(List<? extends VolumePass> passes) throws IOException {
        try (var stream = NiftiStream.open(files, path)) {
            return new NiftiDecoding(path, raw, header, stream).run(passes);
        }
    }

    private static byte[] joined(byte[] head, byte[] rest) {
        var all = java.util.Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return all;
    }

    private static OpenedVolume judged(
            FileTree files, String path, NiftiHeader raw, List<NiftiRemarks.Remark> remarks, boolean gzipped) {
        var problems = new ArrayList<>(NiftiHeaderChecks.of(path, raw));
        if (gzipped != path.toLowerCase(java.util.Locale.ROOT).endsWith(".gz")) {
            problems.add(Problem.warning(
                    "NIFTI_NAME_MISLEADS", path, "name", gzipped ? "gzip" : "not gzip", gzipped ? ".nii.gz" : ".nii"));
        }
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return new OpenedVolume(null, problems);
        }
        return new OpenedVolume(new NiftiReader(files, path, raw, headerOf(raw), remarks), problems);
    }

    private static VolumeHeader headerOf(NiftiHeader raw) {
        var shape = new ArrayList<Long>();
        for (int axis = 1; axis <= Math.max(3, raw.dim().getFirst()); axis++) {
            shape.add(axis <= raw.dim().getFirst() ? raw.dim().get(axis) : 1L);
        }
        var affine = NiftiAffine.of(raw);
        var sizes = List.of(affine.voxelSizeMm(0), affine.voxelSizeMm(1), affine.voxelSizeMm(2));
        double step = shape.size() > 3 ? raw.pixdim().get(4) * raw.seconds() : 0;
        var type = VoxelType.ofCode(raw.datatype()).orElseThrow();
        return new VolumeHeader(shape, sizes, Double.isFinite(step) ? step : 0, affine, type);
    }

    private static OpenedVolume failed(Problem problem) {
        return new OpenedVolume(null, List.of(problem));
    }
}
