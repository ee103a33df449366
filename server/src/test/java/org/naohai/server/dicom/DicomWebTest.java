package org.naohai.server.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// QIDO-RS and WADO-RS over HTTP, as viewers speak them.
class DicomWebTest {

    private static final RunningServer SERVER = RunningServer.get();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Someone READER = new Someone(SERVER, "dicomweb-reader");
    private static final Someone STRANGER = new Someone(SERVER, "dicomweb-stranger");
    private static final String DICOM_JSON = "application/dicom+json";
    private static final ArchivedStudy archived = new Archive().study();

    private static final class Archive {
        ArchivedStudy study() {
            AdminClient.call(
                    SERVER.data(), "project.add", Map.of("key", "DICOMWEB", "title", "web", "institution", "site"));
            var owner = new Someone(SERVER, "dicomweb-owner");
            AdminClient.call(
                    SERVER.data(),
                    "member.add",
                    Map.of("project", "DICOMWEB", "login", owner.login(), "role", "owner"));
            AdminClient.call(
                    SERVER.data(),
                    "member.add",
                    Map.of("project", "DICOMWEB", "login", READER.login(), "role", "reader"));
            return new ArchivedStudy(SERVER, "DICOMWEB", "potoroo").with(5);
        }
    }

    @Test
    void studies_are_listed_with_the_attributes_of_the_standard() {
        var found = json(get("/dicomweb/studies?PatientID=sub-potoroo", DICOM_JSON));

        assertThat(found).hasSize(1);
        var study = found.get(0);
        assertThat(text(study, "0020000D")).isEqualTo(archived.study);
        assertThat(text(study, "00100020")).isEqualTo("sub-potoroo");
        assertThat(study.at("/00100010/Value/0/Alphabetic").asString("")).isEqualTo("sub-potoroo");
        assertThat(text(study, "00080061")).isEqualTo("MR");
        assertThat(study.at("/00201208/Value/0").asInt(0)).isEqualTo(5);
        assertThat(text(study, "00081190")).endsWith(archived.path()).startsWith("http://127.0.0.1");
    }

    @Test
    void what_matches_nothing_has_no_content_and_what_is_asked_wrong_is_refused() {
        assertThat(get("/dicomweb/studies?PatientID=nobody", DICOM_JSON).statusCode())
                .isEqualTo(204);
        for (var wrong : List.of(
                "StudyDate=yesterday",
                "StudyInstanceUID=1.2'%20or%201=1",
                "NoSuch_Attribute=1",
                "limit=-1",
                "limit=x",
                "offset=99999999999",
                "cursor=abc",
                "SeriesNumber=three",
                "PatientID=" + "x".repeat(5_000))) {
            assertThat(get("/dicomweb/studies?" + wrong, DICOM_JSON).statusCode())
                    .as(wrong)
                    .isIn(400);
        }
        assertThat(get("/dicomweb/studies", "application/dicom+xml").statusCode())
                .isEqualTo(406);
        assertThat(get("/dicomweb/studies", "multipart/related; type=\"application/dicom+xml\"")
                        .statusCode())
                .isEqualTo(406);
        assertThat(get("/dicomweb/studies", "nonsense").statusCode()).isEqualTo(406);
        assertThat(get("/dicomweb/studies", "*/*").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(DICOM_JSON));
    }

    @Test
    void what_is_not_done_is_said() {
        var answer = get("/dicomweb/studies?fuzzymatching=true&InstitutionName=x&PatientName=SUB-POTO*", DICOM_JSON);
        assertThat(json(answer)).hasSize(1);
        assertThat(answer.headers().allValues("Warning"))
                .hasSize(2)
                .allMatch(warning -> warning.startsWith("299 "))
                .anyMatch(warning -> warning.contains("fuzzymatching"))
                .anyMatch(warning -> warning.contains("InstitutionName"));
    }

    @Test
    void series_and_instances_are_listed_under_their_study_and_by_themselves() {
        for (var path : List.of(archived.path() + "/series", "/dicomweb/series?SeriesInstanceUID=" + archived.series)) {
            var series = json(get(path, DICOM_JSON));
            assertThat(series).hasSize(1);
            assertThat(text(series.get(0), "0020000E")).isEqualTo(archived.series);
            assertThat(series.get(0).at("/00200011/Value/0").asInt(0)).isEqualTo(3);
        }
        for (var path : List.of(
                archived.path() + "/instances",
                archived.seriesPath() + "/instances",
                "/dicomweb/instances?SOPInstanceUID=" + archived.instance(1) + "," + archived.instance(2) + ",1.2.3,"
                        + archived.instance(3) + "," + archived.instance(4) + "," + archived.instance(5))) {
            var instances = json(get(path, DICOM_JSON));
            assertThat(instances).as(path).hasSize(5);
            assertThat(text(instances.get(4), "00080018")).isEqualTo(archived.instance(5));
            assertThat(instances.get(0).at("/00280010/Value/0").asInt(0)).isEqualTo(ArchivedStudy.SIZE);
        }
        assertThat(json(get(archived.path() + "/series?Modality=MR&SeriesDescription=t1*", DICOM_JSON)))
                .hasSize(1);
        assertThat(get(archived.path() + "/series?Modality=CT", DICOM_JSON).statusCode())
                .isEqualTo(204);
        assertThat(json(get(archived.path() + "/instances?InstanceNumber=3", DICOM_JSON)))
                .hasSize(1);
    }

    @Test
    void pages_lead_to_each_other_until_everything_is_seen() {
        var seen = new ArrayList<String>();
        var next = archived.path() + "/instances?limit=2";
        for (int pages = 0; next != null && pages < 10; pages++) {
            var answer = get(next, DICOM_JSON);
            json(answer).forEach(row -> seen.add(text(row, "00080018")));
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> URI.create(link.substring(1, link.indexOf('>'))))
                    .map(link -> link.getRawPath() + "?" + link.getRawQuery())
                    .orElse(null);
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(json(get(archived.path() + "/instances?limit=2&offset=3", DICOM_JSON)))
                .hasSize(2);
        assertThat(text(
                        json(get(archived.path() + "/instances?limit=1&offset=3", DICOM_JSON))
                                .get(0),
                        "00080018"))
                .isEqualTo(archived.instance(4));
    }

    @Test
    void who_may_not_read_finds_nothing_anywhere() {
        assertThat(send("/dicomweb/studies?PatientID=sub-potoroo", DICOM_JSON, STRANGER)
                        .statusCode())
                .isEqualTo(204);
        for (var path : List.of(
                archived.path(),
                archived.path() + "/series",
                archived.path() + "/instances",
                archived.path() + "/metadata",
                archived.path() + "/thumbnail",
                archived.seriesPath(),
                archived.seriesPath() + "/instances",
                archived.seriesPath() + "/metadata",
                archived.seriesPath() + "/rendered",
                archived.seriesPath() + "/instances/" + archived.instance(1),
                archived.seriesPath() + "/instances/" + archived.instance(1) + "/metadata",
                archived.seriesPath() + "/instances/" + archived.instance(1) + "/frames/1",
                archived.seriesPath() + "/instances/" + archived.instance(1) + "/frames/1/rendered",
                archived.seriesPath() + "/instances/" + archived.instance(1) + "/bulkdata/7FE00010")) {
            assertThat(get(path, "*/*").statusCode()).as(path).isEqualTo(200);
            assertThat(send(path, "*/*", STRANGER).statusCode()).as(path).isEqualTo(404);
            assertThat(SERVER.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void hostile_uids_are_nowhere() {
        for (var uid : List.of("..%2f..%2fetc", "1.2%27%20or%201", "9".repeat(10_000), "%00", "1..2", "abc", ".")) {
            for (var path : List.of(
                    "/dicomweb/studies/" + uid + "/series",
                    "/dicomweb/studies/" + uid,
                    archived.path() + "/series/" + uid,
                    archived.seriesPath() + "/instances/" + uid + "/frames/1",
                    archived.seriesPath() + "/instances/" + archived.instance(1) + "/frames/" + uid)) {
                assertThat(get(path, "*/*").statusCode()).as(path).isIn(400, 404, 414, 431);
            }
        }
    }

    @Test
    void an_instance_comes_as_it_was_stored_alone_or_as_a_part() throws IOException {
        var path = archived.seriesPath() + "/instances/" + archived.instance(2);
        var alone = get(path, "application/dicom");
        assertThat(alone.body()).isEqualTo(archived.encoded(2).toBytes());
        assertThat(alone.headers().firstValue("Content-Type"))
                .hasValue("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");

        var parts = parts(get(path, "multipart/related; type=\"application/dicom\"; transfer-syntax=*"));
        assertThat(parts).hasSize(1);
        assertThat(parts.getFirst()).isEqualTo(archived.encoded(2).toBytes());
        assertThat(get(path, "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.50")
                        .statusCode())
                .isEqualTo(406);
        assertThat(get(path, "image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void a_series_and_a_study_come_with_every_instance() throws IOException {
        for (var path : List.of(archived.path(), archived.seriesPath())) {
            var parts = parts(get(path, "multipart/related; type=\"application/dicom\""));
            assertThat(parts).hasSize(5);
            assertThat(parts.get(4)).isEqualTo(archived.encoded(5).toBytes());
        }
    }

    @Test
    void frames_come_as_pixels_alone_or_as_parts() {
        var path = archived.seriesPath() + "/instances/" + archived.instance(2) + "/frames/";
        for (var accept : List.of(
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*",
                "multipart/related; type=application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1",
                "multipart/related;type=\"application/octet-stream\"",
                "multipart/related; type=image/jpeg, multipart/related; type=\"application/octet-stream\"",
                "*/*")) {
            var parts = parts(get(path + "1", accept));
            assertThat(parts).as(accept).hasSize(1);
            assertThat(parts.getFirst()).as(accept).isEqualTo(ArchivedStudy.pixels(2));
        }
        assertThat(get(path + "1", "application/octet-stream").body()).isEqualTo(ArchivedStudy.pixels(2));
        assertThat(parts(get(path + "1,1", "*/*"))).hasSize(2);
        assertThat(get(path + "1", "multipart/related; type=image/jls").statusCode())
                .isEqualTo(406);
        for (var number : List.of("2", "0", "-1", "1,2", "99999999999999")) {
            assertThat(get(path + number, "*/*").statusCode()).as(number).isEqualTo(404);
        }
    }

    @Test
    void metadata_of_what_arrives_is_made_and_of_what_is_complete_is_kept() throws IOException {
        var arriving = json(get(archived.seriesPath() + "/metadata", DICOM_JSON));
        assertThat(arriving).hasSize(5);
        assertThat(arriving.get(2).at("/7FE00010/BulkDataURI").asString(""))
                .isEqualTo("instances/" + archived.instance(3) + "/bulkdata/7FE00010");

        var complete = new ArchivedStudy(SERVER, "DICOMWEB", "bettong").with(3).complete();
        var kept = send(complete.seriesPath() + "/metadata", DICOM_JSON, READER, "Accept-Encoding", "gzip");
        assertThat(kept.headers().firstValue("Content-Encoding")).hasValue("gzip");
        var document = JsonMapper.shared().readTree(new GZIPInputStream(new ByteArrayInputStream(kept.body())));
        assertThat(document).hasSize(3).isEqualTo(json(get(complete.seriesPath() + "/metadata", DICOM_JSON)));
        assertThat(send(
                                complete.seriesPath() + "/metadata",
                                DICOM_JSON,
                                READER,
                                "If-None-Match",
                                kept.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);

        var study = json(get(complete.path() + "/metadata", DICOM_JSON));
        assertThat(study).hasSize(3);
        assertThat(study.get(0).at("/7FE00010/BulkDataURI").asString(""))
                .isEqualTo("series/" + complete.series + "/instances/" + complete.instance(1) + "/bulkdata/7FE00010");
        var one = json(get(complete.seriesPath() + "/instances/" + complete.instance(2) + "/metadata", DICOM_JSON));
        assertThat(text(one.get(0), "00080018")).isEqualTo(complete.instance(2));
        assertThat(one.get(0).at("/7FE00010/BulkDataURI").asString("")).isEqualTo("bulkdata/7FE00010");
    }

    @Test
    void bulk_data_is_where_the_metadata_says() {
        var path = archived.seriesPath() + "/instances/" + archived.instance(4) + "/bulkdata/";
        assertThat(get(path + "7FE00010", "application/octet-stream").body()).isEqualTo(ArchivedStudy.pixels(4));
        assertThat(parts(get(path + "7FE00010", "multipart/related; type=\"application/octet-stream\""))
                        .getFirst())
                .isEqualTo(ArchivedStudy.pixels(4));
        for (var nowhere : List.of("00100010", "nonsense", "7FE00010.0.7FE00010", "FFFFFFFF", "....")) {
            assertThat(get(path + nowhere, "*/*").statusCode()).as(nowhere).isEqualTo(404);
        }
    }

    @Test
    void a_validator_saves_what_the_client_has() {
        var path = archived.seriesPath() + "/instances/" + archived.instance(2) + "/frames/1";
        var tag = get(path, "*/*").headers().firstValue("ETag").orElseThrow();
        var again = send(path, "*/*", READER, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void pictures_are_drawn_in_the_window_and_size_that_is_asked_for() throws IOException {
        var path = archived.seriesPath() + "/instances/" + archived.instance(1);
        var png = ImageIO.read(new ByteArrayInputStream(
                get(path + "/rendered?window=513,1024", "image/png").body()));
        assertThat(png.getWidth()).isEqualTo(ArchivedStudy.SIZE);
        assertThat(png.getRaster().getSample(0, 0, 0)).isLessThan(3);
        assertThat(png.getRaster().getSample(31, 31, 0)).isGreaterThan(252);
        assertThat(png.getRaster().getSample(0, 16, 0)).isBetween(120, 135);

        var small = ImageIO.read(new ByteArrayInputStream(
                get(path + "/frames/1/rendered?viewport=16,8", "image/jpeg").body()));
        assertThat(small.getHeight()).isEqualTo(8);
        assertThat(get(archived.seriesPath() + "/thumbnail", "image/*").statusCode())
                .isEqualTo(200);
        for (var wrong : List.of("window=a,b", "window=1", "viewport=0,0", "viewport=9999999,1", "quality=101")) {
            assertThat(get(path + "/rendered?" + wrong, "*/*").statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(get(path + "/rendered", "image/gif").statusCode()).isEqualTo(406);
    }

    private static HttpResponse<byte[]> get(String path, String accept) {
        return send(path, accept, READER);
    }

    private static HttpResponse<byte[]> send(String path, String accept, Someone who, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + path))
                .header("Accept", accept)
                .header("Authorization", "Bearer " + who.token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            return fail(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(path, e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String text(JsonNode row, String tag) {
        return row.path(tag).path("Value").path(0).asString("");
    }

    private static List<byte[]> parts(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return MultipartParts.of(answer);
    }
}
