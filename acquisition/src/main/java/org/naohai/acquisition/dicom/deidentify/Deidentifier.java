package org.naohai.acquisition.dicom.deidentify;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.naohai.acquisition.vault.Vault;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.lake.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The front door of de-identification: keys from the vault, profiles from the projects.
@Component
public class Deidentifier implements Deidentifying {

    private static final String USE = "dicom identifiers 1";

    private final Function<UUID, byte[]> keys;
    private final TextRecognition recognition;
    private final ReportKey reportKey;
    private final Function<UUID, Actions> profiles;
    private final Map<UUID, byte[]> projectKeys = new ConcurrentHashMap<>();
    private final Map<UUID, Uids> uids = new ConcurrentHashMap<>();

    @Autowired
    Deidentifier(Vault vault, Profiles profiles, Sandbox sandbox, DataFolder data) {
        this(project -> vault.projectKey(USE, project), profiles::of, sandbox, data.path());
    }

    Deidentifier(Function<UUID, byte[]> keys, Function<UUID, Actions> profiles, Sandbox sandbox, Path data) {
        this.recognition = new TextRecognition(sandbox, data.resolve("tmp"));
        this.reportKey = new ReportKey(data);
        this.keys = keys;
        this.profiles = profiles;
    }

    @Override
    public Series open(Place place) {
        var actions = profiles.apply(place.projectId());
        return new SeriesDeidentifier(
                place,
                actions,
                new Uids(key(place.projectId())),
                dates(place, actions.profile()),
                recognition,
                reportKey);
    }

    /// Whether a report was signed here and is as it was.
    public boolean verify(byte[] report) {
        return reportKey.verify(report);
    }

    /// The public key that reports are verified with.
    public String verifierKey() {
        return reportKey.verifierKey();
    }

    @Override
    public String uid(UUID projectId, String original) {
        var one = uids.computeIfAbsent(projectId, project -> new Uids(key(project)));
        synchronized (one) {
            return one.of(original);
        }
    }

    @Override
    public DataSet moved(DicomObject object, Place from, Place to, Map<String, String> originals) {
        var before = dates(from, profiles.apply(from.projectId()).profile());
        var actions = profiles.apply(to.projectId());
        var after = dates(to, actions.profile());
        return new Moving(actions, uids(from, to, originals), before, after, to.subject()).moved(object);
    }

    /// Within a project UIDs stay; in another they are made anew from what they were, or where nobody knows that
    /// from what they are.
    private UnaryOperator<String> uids(Place from, Place to, Map<String, String> originals) {
        if (from.projectId().equals(to.projectId())) {
            return UnaryOperator.identity();
        }
        var fresh = new Uids(key(to.projectId()));
        return uid -> fresh.of(originals.getOrDefault(uid, uid));
    }

    private @Nullable Dates dates(Place place, Profile profile) {
        if (profile.has(Option.RETAIN_FULL_DATES)) {
            return new Dates(0);
        }
        return profile.has(Option.RETAIN_MODIFIED_DATES) ? Dates.of(key(place.projectId()), place.subject()) : null;
    }

    private byte[] key(UUID projectId) {
        return projectKeys.computeIfAbsent(projectId, keys);
    }
}
