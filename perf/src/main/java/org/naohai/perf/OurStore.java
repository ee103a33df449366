package org.naohai.perf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The program as a centre runs it: one scanner allowed, one rule that sends what it sends into a project. Nothing is
/// converted, as no peer converts.
final class OurStore implements StoreTarget {

    private static final int DICOM_PORT = 11_251;
    private static final Pattern TOKEN = Pattern.compile("nh_[A-Za-z0-9_-]+");

    private static final String GROWTH = """
            insert into catalogue.dicom_study (study_uid, project_id, dataset_name, subject_label, scope_id, patient_id,
                study_date, study_time, accession_number, study_id, description, modalities, series, instances, bytes)
            select '2.25.9' || lpad(number::text, 9, '0'), project_id, dataset_name, 'grown' || number, scope_id,
                'grown' || number, to_char(date '2001-01-01' + (number %% 8000)::int, 'YYYYMMDD'), '101112',
                'A' || number, number::text, 'Brain ' || number %% 100, '{MR}', 1, 1, 3000
            from (select project_id, dataset_name, scope_id from catalogue.dicom_study limit 1) study
            cross join generate_series((select count(*) from catalogue.dicom_study) + 1, %1$d) number;
            insert into catalogue.dicom_series (series_uid, study_uid, scope_id, modality, number, description,
                instances, bytes, state)
            select study_uid || '.1', study_uid, scope_id, 'MR', 1, 't1_mprage', 1, 3000, 'complete'
            from catalogue.dicom_study study
            where patient_id like 'grown%%'
              and not exists (select from catalogue.dicom_series where study_uid = study.study_uid);
            insert into catalogue.dicom_instance (sop_uid, series_uid, scope_id, sop_class, number, sha256, size,
                transfer_syntax, source_digest)
            select series_uid || '.1', series_uid, scope_id, '1.2.840.10008.5.1.4.1.1.4', 1, repeat('0', 64), 3000,
                '1.2.840.10008.1.2.1', '\\x00'
            from catalogue.dicom_series series
            where study_uid like '2.25.9%%' and length(study_uid) = 15
              and not exists (select from catalogue.dicom_instance where series_uid = series.series_uid);
            analyze catalogue.dicom_study, catalogue.dicom_series, catalogue.dicom_instance,
                catalogue.dicom_study_modality, catalogue.dicom_term
            """;

    private final ServerProcess server;
    private final String token;

    OurStore(Path data) throws Exception {
        server = ServerProcess.start(
                data,
                Map.of("NAOHAI_CONVERT_PROGRAM", "none"),
                "--no-demo",
                "--dicom-port",
                Integer.toString(DICOM_PORT));
        server.command("project", "add", "BENCH", "--title", "Bench", "--institution", "Bench");
        server.command("dicom", "peer", "add", "BENCH", "--name", "Bench");
        var said = TOKEN.matcher(server.command("token", "create", "--user", "admin"));
        if (!said.find()) {
            throw new IOException("no token");
        }
        token = said.group();
        rule(token);
    }

    /// The same server by DICOMweb.
    DicomWebServer web() {
        return new DicomWebServer(
                name(), "http://127.0.0.1:" + ServerProcess.PORT + "/dicomweb", "?project=BENCH&dataset=scans", token);
    }

    /// Fills the archive up to so many studies of one instance each, beside those that were sent: rows as they would
    /// be.
    void growTo(int studies) throws Exception {
        try (var connection = server.database().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : GROWTH.formatted(studies).split(";\n")) {
                statement.execute(sql);
            }
        }
    }

    private static void rule(String token) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ServerProcess.PORT + "/api/v1/dicom/rules"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"name": "bench", "callingAe": "BENCH", "project": "BENCH", "dataset": "scans",
                         "subject": "auto", "session": "auto"}
                        """))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("rule refused: " + answer.body());
            }
        }
    }

    @Override
    public String name() {
        return "naohai";
    }

    @Override
    public String title() {
        return "NAOHAI";
    }

    @Override
    public int port() {
        return DICOM_PORT;
    }

    @Override
    public List<String> inside() {
        return List.of();
    }

    @Override
    public double processorSeconds() throws IOException {
        return StoreTarget.processorSeconds(server.processes());
    }

    /// Everything is archived, checked and closed: nothing is done any more.
    @Override
    public void settle() throws InterruptedException {
        Thread.sleep(2_000);
        server.settle();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
