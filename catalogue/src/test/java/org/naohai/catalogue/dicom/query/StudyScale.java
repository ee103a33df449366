package org.naohai.catalogue.dicom.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.naohai.catalogue.support.Workplace;
import org.naohai.governance.Reach;

@EnabledIfSystemProperty(named = "studies", matches = "\\d+")
class StudyScale {
    @Test
    void run() throws Exception {
        try (var place = new Workplace("dicom")) {
            int n = Integer.getInteger("studies");
            long t = System.nanoTime();
            new Generated().write(place.workerSource, 0, n, 20);
            System.out.println("filled " + (System.nanoTime() - t) / 1_000_000 + " ms");
            place.worker.sql("select 1").query().singleRow();
            place.maintain(
                    "vacuum analyze catalogue.dicom_study, catalogue.dicom_study_modality, catalogue.dicom_term");
            var search = place.get(StudySearch.class);
            var all = IntStream.rangeClosed(1, 20).boxed().collect(Collectors.toSet());
            var uid = place.worker
                    .sql("select study_uid from catalogue.dicom_study limit 1 offset 77")
                    .query(String.class)
                    .single();
            var patient = place.worker
                    .sql("select patient_id from catalogue.dicom_study limit 1 offset 99")
                    .query(String.class)
                    .single();
            Map<String, List<Condition>> q = new LinkedHashMap<>();
            q.put("all", List.of());
            q.put("uid", c("StudyInstanceUID", uid));
            q.put("patient", c("PatientID", patient));
            q.put("accession", c("AccessionNumber", "A" + n / 2));
            q.put("name prefix", c("PatientName", "sub-0000*"));
            q.put("name prefix2", c("PatientName", "Sub-00001*"));
            q.put("name exact", c("PatientName", patient.toUpperCase()));
            q.put("name none", c("PatientName", "*zzz*"));
            q.put("name infix", c("PatientName", "*77*"));
            q.put("name infix4", c("PatientName", "*7771*"));
            q.put("name one char", c("PatientID", "*7"));
            q.put("MR", c("ModalitiesInStudy", "MR"));
            q.put("SEG", c("ModalitiesInStudy", "SEG"));
            q.put("SEG+CT", c("ModalitiesInStudy", "SEG,CT"));
            q.put("none modality", c("ModalitiesInStudy", "XA"));
            q.put("description", c("StudyDescription", "Head 17"));
            q.put("desc wildcard", c("StudyDescription", "*Head*"));
            q.put("desc zh", c("StudyDescription", "*头颅*"));
            q.put("desc rare", c("StudyDescription", "*rarity*"));
            q.put("desc ?", c("StudyDescription", "Head ?7"));
            q.put("day", c("StudyDate", "20100512"));
            q.put("range", c("StudyDate", "20100512-20110101"));
            q.put(
                    "old+rare",
                    List.of(
                            c("StudyDate", "-20030101").getFirst(),
                            c("StudyDescription", "*rarity*").getFirst()));
            q.put(
                    "SEG+desc",
                    List.of(
                            c("ModalitiesInStudy", "SEG").getFirst(),
                            c("StudyDescription", "*Head 1*").getFirst()));
            q.put("sex", c("PatientSex", "F"));
            explain(place, uid);
            for (var scopes : List.of(all, Set.of(1))) {
                for (var offset : List.of(0, 4000)) {
                    for (var e : q.entrySet()) {
                        var times = new ArrayList<Double>();
                        int[] got = {0};
                        place.as(new Reach(scopes, scopes, Set.of(), Set.of()), () -> {
                            for (int i = 0; i < 25; i++) {
                                long s = System.nanoTime();
                                got[0] = find(search, e.getValue(), offset).size();
                                times.add((System.nanoTime() - s) / 1e6);
                            }
                            return 0;
                        });
                        var sorted = times.stream().sorted().toList();
                        System.out.printf(
                                "scopes %d offset %d %-16s rows %3d p50 %7.2f p95 %7.2f ms%n",
                                scopes.size(), offset, e.getKey(), got[0], sorted.get(12), sorted.get(23));
                    }
                }
            }
        }
    }

    static void explain(Workplace place, String uid) {}

    static List<Study> find(StudySearch search, List<Condition> c, int offset) {
        return offset == 0
                ? search.find(c, Bookmark.START, 50)
                : search.find(c, offset - (int) (System.nanoTime() % 3), 50);
    }

    static List<Condition> c(String key, String value) {
        return List.of(Condition.of(Key.named(key).orElseThrow(), value));
    }
}
