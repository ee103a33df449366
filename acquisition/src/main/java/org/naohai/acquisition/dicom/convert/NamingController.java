package org.naohai.acquisition.dicom.convert;

import static org.naohai.kernel.Refused.required;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.convert.ConvertedStudies.Recent;
import org.naohai.acquisition.dicom.naming.BidsNames;
import org.naohai.acquisition.dicom.naming.ImageFacts;
import org.naohai.acquisition.dicom.naming.NamingRule;
import org.naohai.acquisition.dicom.naming.NamingRules;
import org.naohai.acquisition.dicom.naming.RuleCheck;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.collaboration.Project;
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

/// The naming rules of a project: contributors read and try them, owners change them.
@RestController
@RequestMapping("/api/v1/dicom/projects/{key}/naming")
class NamingController {

    private final DicomAccess access;
    private final ProjectNaming naming;
    private final NamingTrials trials;
    private final ConvertedStudies studies;
    private final ConversionQueue queue;
    private final Conversions conversions;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    NamingController(
            DicomAccess access,
            ProjectNaming naming,
            NamingTrials trials,
            ConvertedStudies studies,
            ConversionQueue queue,
            Conversions conversions,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate transactions) {
        this.access = access;
        this.naming = naming;
        this.trials = trials;
        this.studies = studies;
        this.queue = queue;
        this.conversions = conversions;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// - **shipped** whether these are the rules that every project begins with · **version** to be sent
    ///   with a change
    /// - **names** what BIDS has · **studies** the newest that rules can be tried on
    record NamingView(
            List<NamingRule> rules,
            boolean shipped,
            boolean editable,
            @Nullable String version,
            List<BidsNames.Kind> names,
            List<Recent> studies) {}

    @GetMapping
    NamingView get(@PathVariable String key) {
        return view(access.contributed(key));
    }

    private NamingView view(Project project) {
        var kept = naming.kept(project.id());
        var rules = kept.map(ProjectNaming.Kept::rules).orElseGet(NamingRules::defaults);
        return new NamingView(
                rules,
                kept.isEmpty(),
                access.owns(project.id()),
                kept.map(ProjectNaming.Kept::version).orElse(null),
                BidsNames.shipped().kinds(),
                studies.newest(project.id()));
    }

    /// - **studies** earlier ones that the rules name otherwise than they are named now
    record Affected(int studies) {}

    /// Looks at every converted study of the project.
    @GetMapping("/affected")
    Affected affected(@PathVariable String key) {
        var project = access.contributed(key);
        return new Affected(
                trials.affected(project.id(), naming.rules(project.id())).size());
    }

    /// - **rules** empty: those that are shipped again · **version** of the rules that were changed
    record Change(
            @Nullable List<NamingRule> rules, @Nullable String version) {}

    @PutMapping
    NamingView change(@PathVariable String key, @RequestBody Change change) {
        var project = owned(key);
        var rules = required("rules", change.rules());
        RuleCheck.require(rules);
        transactions.executeWithoutResult(status -> {
            requireUnchanged(project.id(), change.version());
            naming.save(project.id(), rules, Acting.who().personId());
            audit.record(
                    "dicom.naming", "project:" + project.id(), Map.of("project", project.id(), "rules", rules.size()));
        });
        return view(project);
    }

    private void requireUnchanged(UUID projectId, @Nullable String version) {
        var now = naming.locked(projectId).map(ProjectNaming.Kept::version).orElse(null);
        if (!Objects.equals(now, version)) {
            throw Refused.of(
                    Kind.CONFLICT, "NAMING_CHANGED", "version", "rules of somebody else", "the rules you read");
        }
    }

    /// - **rules** that are not saved; null: those of the project
    record Trial(@Nullable List<NamingRule> rules, @Nullable String study) {}

    /// - **before** how it is called now, without extension
    record TriedView(
            String seriesUid,
            int position,
            @Nullable ImageFacts facts,
            String outcome,
            @Nullable String rule,
            @Nullable String missing,
            @Nullable String name,
            @Nullable String before) {}

    record TrialView(String study, List<TriedView> images) {}

    @PostMapping("/try")
    TrialView trial(@PathVariable String key, @RequestBody Trial trial) {
        var project = access.contributed(key);
        var study = required("study", trial.study());
        var rules = trial.rules() == null ? naming.rules(project.id()) : trial.rules();
        RuleCheck.require(rules);
        var images = trials.study(project.id(), study, rules).orElseThrow(() -> Refused.notFound("converted study"));
        return new TrialView(study, images.stream().map(NamingController::tried).toList());
    }

    private static TriedView tried(NamingTrials.Tried one) {
        var after = one.after();
        return new TriedView(
                after.seriesUid(),
                after.position(),
                after.facts(),
                after.outcome().key(),
                after.rule(),
                after.missing(),
                after.stem(),
                one.before().stem());
    }

    /// - **studies** that are converted again now
    record Applied(int studies) {}

    @PostMapping("/apply")
    Applied apply(@PathVariable String key) {
        var project = owned(key);
        var affected = trials.affected(project.id(), naming.rules(project.id()));
        int asked = Objects.requireNonNull(transactions.execute(status -> {
            audit.record(
                    "dicom.naming.apply",
                    "project:" + project.id(),
                    Map.of("project", project.id(), "studies", affected.size()));
            return queue.ask(affected);
        }));
        conversions.wake();
        return new Applied(asked);
    }

    private Project owned(String key) {
        return access.owned(key, "NAMING_NOT_OWNED");
    }
}
