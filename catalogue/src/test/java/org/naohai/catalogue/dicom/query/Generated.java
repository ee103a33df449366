package org.naohai.catalogue.dicom.query;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import org.naohai.catalogue.copy.CopyTable;
import org.naohai.kernel.Ids;
import org.postgresql.PGConnection;

/// Fills the archive with studies by COPY: subjects with several visits, a few thousand descriptions,
/// mostly MR.
final class Generated {

    private static final String[] PARTS = {
        "Head", "头颅", "Spine", "Knee", "Hippocampus", "Resting state", "DTI", "fMRI", "Pituitary", "Angio"
    };
    private static final String[] RARE = {"SR", "OT", "SEG", "KO"};

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    void write(DataSource worker, int from, int studies, int scopes) throws Exception {
        var table = new CopyTable(
                "catalogue.dicom_study",
                "study_uid",
                "project_id",
                "dataset_name",
                "subject_label",
                "scope_id",
                "patient_id",
                "patient_sex",
                "study_date",
                "study_time",
                "accession_number",
                "study_id",
                "description",
                "modalities",
                "series",
                "instances",
                "bytes");
        var project = Ids.next();
        try (var connection = worker.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = from; i < from + studies; i++) {
                one(table, project, i, scopes);
                if (i % 20_000 == 0) {
                    table.flush(connection.unwrap(PGConnection.class).getCopyAPI());
                }
            }
            table.flush(connection.unwrap(PGConnection.class).getCopyAPI());
            connection.commit();
        }
    }

    private void one(CopyTable table, Object project, int i, int scopes) {
        int subject = random.nextInt(Math.max(1, i / 3 + 1));
        // scope 1 is rare: one study of a thousand
        int scope = i % 1000 == 0 ? 1 : 2 + subject % Math.max(1, scopes - 1);
        var label = "sub-" + String.format("%07d", subject);
        var description = PARTS[random.nextInt(PARTS.length)] + " " + random.nextInt(200)
                + (random.nextInt(100_000) == 0 ? " rarity" : "");
        var modality = random.nextInt(2_000) == 0
                ? "{MR," + RARE[random.nextInt(RARE.length)] + "}"
                : random.nextInt(10) == 0 ? "{CT}" : "{MR}";
        var date = java.time.LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9_000));
        table.add(
                "2.25." + (random.nextLong() >>> 1),
                project,
                "scans",
                label,
                scope,
                label,
                random.nextBoolean() ? "F" : "M",
                date.toString().replace("-", ""),
                "101500",
                "A" + i,
                "S" + i % 100,
                description,
                modality,
                1,
                1,
                500_000);
    }
}
