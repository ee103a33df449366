package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.naohai.formats.FileTree;
import org.naohai.lake.Hashes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes named images as files of a BIDS dataset.
final class BidsFolder {

    static final String DESCRIPTION = "dataset_description.json";
    private static final String BIDS_VERSION = "1.10.0";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path root;
    private final ParallelGzip gzip;

    BidsFolder(Path root, ParallelGzip gzip) {
        this.root = root.normalize();
        this.gzip = gzip;
    }

    /// An image with its name.
    ///
    /// - **files** where its volume lies
    record NamedImage(String seriesUid, String stem, String task, FileTree files, Converted.Image image) {}

    /// Path → SHA-256 of what is written for an image.
    Map<String, String> write(NamedImage one, ObjectNode sidecar) throws IOException {
        var written = new LinkedHashMap<String, String>();
        var from = one.image().stem();
        written.put(one.stem() + ".nii.gz", copy(one.files(), from + ".nii", one.stem() + ".nii.gz"));
        written.put(
                one.stem() + ".json",
                write(one.stem() + ".json", out -> out.write(pretty(sidecar).getBytes(StandardCharsets.UTF_8))));
        if (one.image().gradients()) {
            for (var extension : List.of(".bval", ".bvec")) {
                written.put(one.stem() + extension, copy(one.files(), from + extension, one.stem() + extension));
            }
        }
        return written;
    }

    /// What dcm2niix says of each image, with what BIDS asks for beside it.
    ///
    /// - **source** BIDS 1.10 "Task (including resting state) imaging data": TaskName; "Phase-difference
    ///   image and at least one magnitude image": EchoTime1 and EchoTime2 of the magnitude images
    /// - one for each image, in their order
    static List<ObjectNode> sidecars(String studyUid, List<NamedImage> images) {
        var echoTimes = new HashMap<String, Double>();
        for (var one : images) {
            echoTimes.put(one.stem(), one.image().sidecar().path("EchoTime").asDouble(0));
        }
        var sidecars = new ArrayList<ObjectNode>();
        for (var one : images) {
            var sidecar = one.image().sidecar().deepCopy();
            sidecar.put("StudyInstanceUID", studyUid);
            sidecar.put("SeriesInstanceUID", one.seriesUid());
            if (!one.task().isEmpty()) {
                sidecar.put("TaskName", one.task());
            }
            if (one.stem().endsWith("_phasediff")) {
                echoTimes(one.stem(), echoTimes, sidecar);
            }
            sidecars.add(sidecar);
        }
        return sidecars;
    }

    private static void echoTimes(String stem, Map<String, Double> echoTimes, ObjectNode sidecar) {
        for (var number : List.of("1", "2")) {
            var echoTime = echoTimes.getOrDefault(stem.replaceAll("phasediff$", "magnitude" + number), 0.0);
            if (echoTime > 0) {
                sidecar.put("EchoTime" + number, echoTime);
            }
        }
    }

    /// What every BIDS dataset begins with.
    ///
    /// - **software** `dcm2niix v1.0.20220720`
    void describe(String dataset, String software) throws IOException {
        var description = MAPPER.createObjectNode();
        description.put("Name", dataset);
        description.put("BIDSVersion", BIDS_VERSION);
        description.put("DatasetType", "raw");
        var by = description.putArray("GeneratedBy").addObject();
        var words = software.split(" ", 2);
        by.put("Name", words[0]);
        if (words.length > 1) {
            by.put("Version", words[1]);
        }
        write(DESCRIPTION, out -> out.write(pretty(description).getBytes(StandardCharsets.UTF_8)));
    }

    private static String pretty(ObjectNode json) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private String copy(FileTree files, String from, String to) throws IOException {
        return write(to, out -> {
            try (var in = files.open(from)) {
                if (to.endsWith(".gz")) {
                    gzip.compress(in, out);
                } else {
                    in.transferTo(out);
                }
            }
        });
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private String write(String path, Content content) throws IOException {
        var file = root.resolve(path).normalize();
        if (!file.startsWith(root)) {
            throw ConversionFailed.of("a name that leads out of the dataset", "letters and digits");
        }
        Files.createDirectories(file.getParent());
        var digest = Hashes.sha256();
        try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            content.to(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
