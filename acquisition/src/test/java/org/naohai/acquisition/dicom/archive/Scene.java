package org.naohai.acquisition.dicom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.acquisition.dicom.Deliveries.Delivery;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.support.Workshop;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.kernel.Ids;
import org.naohai.testkit.Await;

/// An archive, who sends to it, and what becomes of it.
abstract class Scene {

    @TempDir
    Path data;

    Workshop workshop;

    @BeforeEach
    void start() {
        workshop = workshop(data);
    }

    Workshop workshop(Path folder) {
        return new Workshop(folder);
    }

    @AfterEach
    void stop() {
        workshop.close();
    }

    Sender imported(String subject) {
        return new Sender(
                Sender.Way.IMPORT, "IMPORT", Ids.next(), new Target(workshop.project, "scans", subject, null));
    }

    static Sender scanner(String title) {
        return new Sender(Sender.Way.DIMSE, title, null, null);
    }

    void send(Sender sender, Slices... slices) throws IOException {
        send(sender, TransferSyntax.EXPLICIT_LITTLE, slices);
    }

    void send(Sender sender, TransferSyntax syntax, Slices... slices) throws IOException {
        try (var delivery = workshop.get(Deliveries.class).open(sender)) {
            for (var slice : slices) {
                deliver(delivery, syntax, slice);
            }
        }
    }

    static void deliver(Delivery delivery, TransferSyntax syntax, Slices slice) throws IOException {
        var incoming = delivery.begin(Slices.MR_IMAGE, slice.sopInstanceUid(), syntax, Form.DATA_SET);
        deliver(delivery, incoming, slice.dataSet(syntax));
    }

    static void deliver(Delivery delivery, Deliveries.Incoming incoming, byte[] bytes) throws IOException {
        incoming.write(bytes, 0, bytes.length);
        assertThat(incoming.finish()).isInstanceOf(Answer.Kept.class);
        delivery.sync();
    }

    /// How many rows of the catalogue.
    int count(String from) {
        return number("select count(*) from catalogue." + from);
    }

    int arrivals(String where) {
        return number("select count(*) from acquisition.dicom_arrival where " + where);
    }

    int series(String where) {
        return number("select count(*) from acquisition.dicom_arrival_series where " + where);
    }

    UUID arrival() {
        return workshop.worker
                .sql("select arrival_id from acquisition.dicom_arrival")
                .query(UUID.class)
                .single();
    }

    int number(String sql) {
        return workshop.worker.sql(sql).query(Integer.class).single();
    }

    static void await(BooleanSupplier wanted) {
        Await.until(wanted::getAsBoolean);
    }
}
