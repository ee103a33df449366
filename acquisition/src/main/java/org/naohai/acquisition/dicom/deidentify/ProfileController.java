package org.naohai.acquisition.dicom.deidentify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Refused.Kind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a project's de-identification keeps (contributors read it, owners change it), and whether a report is
/// ours.
@RestController
@RequestMapping("/api/v1/dicom")
class ProfileController {

    private final DicomAccess access;
    private final Profiles profiles;
    private final Deidentifier deidentifier;
    private final AuditLog audit;
    private final TransactionTemplate worker;

    ProfileController(
            DicomAccess access,
            Profiles profiles,
            Deidentifier deidentifier,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate worker) {
        this.access = access;
        this.profiles = profiles;
        this.deidentifier = deidentifier;
        this.audit = audit;
        this.worker = worker;
    }

    /// - **options** that are chosen · **known** all there are · **keepOriginals** whether
    ///   instances are kept as they came, encrypted · **mine** whether this person may change them
    record ProfileView(List<String> options, List<OptionView> known, boolean keepOriginals, boolean mine) {}

    /// - **code**, **meaning** of DICOM context group 7050
    record OptionView(String key, String code, String meaning) {}

    /// - **keepOriginals** left out: as it is
    record ProfileBody(
            @Nullable List<String> options, @Nullable Boolean keepOriginals) {}

    /// - **key** as C2SP signed notes write it
    record KeyView(String algorithm, String key) {}

    record Verified(boolean valid) {}

    @GetMapping("/projects/{key}/deidentification")
    ProfileView get(@PathVariable String key) {
        var project = access.contributed(key);
        return view(project.id());
    }

    /// Counts for instances that arrive from now on.
    @PutMapping("/projects/{key}/deidentification")
    ProfileView put(@PathVariable String key, @RequestBody ProfileBody body) {
        var project = access.owned(key, "DICOM_PROFILE_NOT_OWNED");
        var profile = profile(Refused.required("options", body.options()));
        worker.executeWithoutResult(status -> {
            profiles.put(
                    project.id(), profile, body.keepOriginals(), Acting.who().personId());
            audit.record(
                    "dicom.profile", "project:" + project.id(), details(project.id(), profile, body.keepOriginals()));
        });
        profiles.changed(project.id());
        return view(project.id());
    }

    @GetMapping("/deidentification/key")
    KeyView key() {
        return new KeyView("Ed25519", deidentifier.verifierKey());
    }

    /// - **report** as it was downloaded, to the byte
    @PostMapping(path = "/deidentification/verify", consumes = "application/octet-stream")
    Verified verify(@RequestBody byte[] report) {
        return new Verified(deidentifier.verify(report));
    }

    private static Profile profile(List<String> options) {
        try {
            return Profile.of(Map.of("options", options));
        } catch (IllegalArgumentException e) {
            throw Refused.of(
                    Kind.INVALID,
                    "DICOM_PROFILE_INVALID",
                    "options",
                    "an unknown or excluded option",
                    "options of DICOM");
        }
    }

    private static Map<String, Object> details(UUID projectId, Profile profile, @Nullable Boolean keepOriginals) {
        var details = new HashMap<String, Object>();
        details.put("project", projectId);
        details.put("options", String.join(" ", profile.keys()));
        if (keepOriginals != null) {
            details.put("keepOriginals", keepOriginals);
        }
        return details;
    }

    private ProfileView view(UUID projectId) {
        var known = Arrays.stream(Option.values())
                .map(option -> new OptionView(option.key(), option.code(), option.meaning()))
                .toList();
        return new ProfileView(
                profiles.of(projectId).profile().keys(), known, profiles.keeps(projectId), access.owns(projectId));
    }
}
