package org.naohai.viewer.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.naohai.catalogue.Recordings;
import org.naohai.formats.Kind;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Reach;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Verdict;
import org.naohai.lake.StoredFile;

/// Recordings of scope 7, found by who may read it; and the audit log as a list.
public final class Readers implements Recordings, AuditLog {

    public static final int SCOPE = 7;

    public final List<String> audited = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();

    public static Actor reader() {
        return actor("reader", Set.of(SCOPE), Set.of());
    }

    public static Actor owner() {
        return actor("owner", Set.of(SCOPE), Set.of(SCOPE));
    }

    public static Actor stranger() {
        return actor("stranger", Set.of(), Set.of());
    }

    private static Actor actor(String login, Set<Integer> read, Set<Integer> own) {
        return new Actor(Ids.next(), login, false, new Reach(read, read, own, own), "trace");
    }

    public static <T> T as(Actor who, Callable<T> call) throws Exception {
        return ScopedValue.where(Acting.WHO, who).call(call::call);
    }

    public Recording add(Kind kind, Domain domain, Map<String, Object> facts, StoredFile... files) {
        var recording = new Recording(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                null,
                SCOPE,
                files[0].path(),
                kind,
                domain,
                null,
                Verdict.PASSED,
                facts,
                List.of(files),
                Map.of());
        recordings.add(recording);
        return recording;
    }

    @Override
    public Optional<Recording> find(UUID recordingId) {
        return recordings.stream()
                .filter(one -> one.id().equals(recordingId))
                .filter(one -> Acting.who().reach().read().contains(one.scopeId()))
                .findFirst();
    }

    @Override
    public Map<String, UUID> findAll(UUID projectId, String datasetName, Collection<String> paths) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Unassigned> listUnassigned(Wanted wanted) {
        return List.of();
    }

    @Override
    public long countUnassigned() {
        return 0;
    }

    @Override
    public void record(String action, String object, Map<String, ?> details) {
        audited.add(action + " " + object + " " + details.get("as"));
    }
}
