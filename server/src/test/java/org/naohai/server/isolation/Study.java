package org.naohai.server.isolation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.testkit.NiftiBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small study of all five domains, with files that fail and files of nobody, sent file by file over tus.
final class Study {

    private static final int RECORDS = 30;
    private static final int RATE = 100;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String word;

    /// - **word** stands in names and values, so that its appearance elsewhere is seen
    Study(String word) {
        this.word = word;
        text("dataset_description.json", "{\"Name\":\"" + word + " study\",\"BIDSVersion\":\"1.10.0\"}");
        text("participants.tsv", "participant_id\tage\tsex\nsub-" + word + "1\t11\tF\nsub-" + word + "2\t12\tM\n");
        files.put(name("anat", "T1w.nii"), image(word.hashCode()));
        files.put(name("eeg", "task-rest_eeg.edf"), signal());
        files.put("inbox/" + word + "_rest.edf", signal());
        files.put("inbox/" + word + "_second.edf", signal());
        text("genetics/" + word + ".vcf", variants());
        text("clinical/" + word + ".json", record());
        text("phenotype/" + word + "scale.tsv", "participant_id\ttotal\nsub-" + word + "1\t7\nsub-" + word + "2\t9\n");
        text("notes/" + word + ".xyz", "of no kind that anyone knows: " + word);
        for (var run : new String[] {"1", "2", "3"}) {
            var whole = image(run.hashCode());
            files.put(name("anat", "run-" + run + "_T2w.nii"), java.util.Arrays.copyOf(whole, whole.length / 2));
        }
    }

    private String name(String folder, String rest) {
        var subject = "sub-" + word + "1";
        return subject + "/" + folder + "/" + subject + "_" + rest;
    }

    /// Opens an intake, sends everything, commits, and waits for its end.
    JsonNode imported(RunningServer server, Someone by, String project) throws InterruptedException {
        var id = open(server, by, project, word + "-data");
        files.forEach((path, bytes) -> send(server, by, id, path, bytes));
        server.send("POST", "/api/v1/intakes/" + id + "/commit", "", by.bearer());
        var intake = json(server, "/api/v1/intakes/" + id, by);
        while (intake.path("state").asString("").equals("processing")) {
            Thread.sleep(50);
            intake = json(server, "/api/v1/intakes/" + id, by);
        }
        return intake;
    }

    static String open(RunningServer server, Someone by, String project, String dataset) {
        var body = "{\"project\":\"" + project + "\",\"dataset\":\"" + dataset + "\",\"source\":\"test\"}";
        return JsonMapper.shared()
                .readTree(server.send("POST", "/api/v1/intakes", body, by.bearer())
                        .body())
                .path("id")
                .asString("");
    }

    /// The address of the upload.
    static String begin(RunningServer server, Someone by, String intake, String path, long size) {
        var headers = new String[] {
            "Authorization",
            "Bearer " + by.token(),
            "Upload-Length",
            "" + size,
            "Upload-Metadata",
            metadata(intake, path)
        };
        return server.send("POST", "/api/v1/uploads", "", headers)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    static String metadata(String intake, String path) {
        return "intake " + base64(intake) + ",path " + base64(path);
    }

    private static void send(RunningServer server, Someone by, String intake, String path, byte[] bytes) {
        var headers = new String[] {"Authorization", "Bearer " + by.token(), "Upload-Offset", "0"};
        var upload = begin(server, by, intake, path, bytes.length);
        var status = server.sendBytes("PATCH", upload, bytes, "application/offset+octet-stream", headers)
                .statusCode();
        if (status != 204) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    static JsonNode json(RunningServer server, String path, Someone by) {
        return JsonMapper.shared().readTree(server.get(path, by.bearer()).body());
    }

    private static byte[] image(long seed) {
        var random = new Random(seed);
        var voxels = new double[24 * 24 * 24];
        java.util.Arrays.setAll(voxels, i -> 400 + 60 * random.nextGaussian());
        return NiftiBytes.int16(new long[] {24, 24, 24}, voxels);
    }

    private byte[] signal() {
        var random = new Random(files.size());
        var samples = new int[RECORDS * RATE];
        java.util.Arrays.setAll(samples, i -> (int) (400 * Math.sin(i / 1.6) + 60 * random.nextGaussian()));
        return org.naohai.testkit.EdfBytes.edf()
                .signal("EEG Cz", "uV", RATE, samples)
                .write();
    }

    private static String variants() {
        var lines = new StringBuilder("##fileformat=VCFv4.2\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"GT\">\n"
                + "##contig=<ID=22,length=51304566>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n");
        for (int i = 0; i < 40; i++) {
            lines.append("22\t").append(17_000_000 + 100 * i).append("\t.\tA\tG\t50\tPASS\t.\tGT\t0/1\n");
        }
        return lines.toString();
    }

    private String record() {
        return """
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"fullUrl":"urn:uuid:9b1c7f0e-5a2e-4407-9c55-a2a2bad623c2","resource":{"resourceType":"Patient",
                  "id":"9b1c7f0e-5a2e-4407-9c55-a2a2bad623c2","gender":"female","birthDate":"2009-07-13",
                  "name":[{"family":"%1$s","given":["%1$s"]}]}},
                 {"fullUrl":"urn:uuid:9b1c7f0e-5a2e-4407-9c55-a2a2bad623c3","resource":{"resourceType":"Condition",
                  "subject":{"reference":"urn:uuid:9b1c7f0e-5a2e-4407-9c55-a2a2bad623c2"},
                  "code":{"coding":[{"system":"http://snomed.info/sct","code":"406506008","display":"ADHD"}]},
                  "onsetDateTime":"2019-03-04"}}]}
                """.formatted(word);
    }

    private void text(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
