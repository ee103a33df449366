package org.naohai.acquisition.dicom.support;

import java.io.IOException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.Withdrawing;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An archive that keeps the rows as the real one does, and no bytes.
public final class PlainArchive implements Archiving, Withdrawing {

    public final List<String> calls = new CopyOnWriteArrayList<>();
    public volatile Runnable during = () -> {};
    public volatile boolean keepsSealed = true;
    public volatile @Nullable IOException fails;
    private final JdbcClient worker;

    PlainArchive(JdbcClient worker) {
        this.worker = worker;
    }

    @Override
    public UUID release(UUID id, List<String> hashes, Target target, Acceptance accept, Decided decided)
            throws IOException {
        called("release " + hashes.size() + " " + words(target) + " " + accept);
        worker.sql("""
                        update acquisition.dicom_arrival_series
                        set state = 'complete', series_uid = '2.25.' || encode(series_hash, 'hex')
                        where arrival_id = :id and state = 'held'
                          and (:all or encode(series_hash, 'hex') = any(:hashes))
                        """)
                .param("id", id)
                .param("all", hashes.isEmpty())
                .param("hashes", hashes.toArray(String[]::new))
                .update();
        placed(id, target);
        return id;
    }

    @Override
    public void move(UUID id, List<String> uids, Target target, Decided decided) throws IOException {
        called("move " + uids.size() + " " + words(target));
        placed(id, target);
    }

    @Override
    public void discard(UUID id, Decided decided) {
        calls.add("discard");
        state(id, "discarded", "held", "discarded");
    }

    @Override
    public void restore(UUID id, Decided decided) {
        calls.add("restore");
        state(id, "held", "discarded", "held");
    }

    @Override
    public boolean canWithdraw(UUID id) {
        return keepsSealed;
    }

    @Override
    public void withdraw(UUID id, Decided decided) {
        calls.add("withdraw");
        state(id, "held", "complete", "held");
        worker.sql("""
                        update acquisition.dicom_arrival
                        set project_id = null, dataset_name = null, subject_label = null
                        where arrival_id = :id
                        """).param("id", id).update();
    }

    private void called(String call) throws IOException {
        during.run();
        var broken = fails;
        if (broken != null) {
            throw broken;
        }
        calls.add(call);
    }

    private void placed(UUID id, Target target) {
        worker.sql("""
                        update acquisition.dicom_arrival
                        set project_id = :project, dataset_name = :dataset, subject_label = :subject,
                            session = :session,
                            state = case when exists (
                                select 1 from acquisition.dicom_arrival_series
                                where arrival_id = :id and state = 'held') then 'held' else 'archived' end
                        where arrival_id = :id
                        """)
                .param("id", id)
                .param("project", target.projectId())
                .param("dataset", target.dataset())
                .param("subject", target.subject(), Types.VARCHAR)
                .param("session", target.session(), Types.VARCHAR)
                .update();
    }

    private void state(UUID id, String state, String seriesFrom, String seriesTo) {
        worker.sql("update acquisition.dicom_arrival set state = :state where arrival_id = :id")
                .param("id", id)
                .param("state", state)
                .update();
        worker.sql("""
                        update acquisition.dicom_arrival_series
                        set state = :to
                        where arrival_id = :id and state = :from
                        """)
                .param("id", id)
                .param("from", seriesFrom)
                .param("to", seriesTo)
                .update();
    }

    private static String words(Target target) {
        return target.dataset() + "/" + target.subject() + "/" + target.session();
    }
}
