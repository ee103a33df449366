package org.naohai.catalogue.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Registration.Item;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Entities;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.lake.StoredFile;
import org.naohai.quality.Assessment;
import org.naohai.quality.ClinicalEvent;
import org.naohai.quality.Identity;
import org.naohai.quality.Measurement;
import org.naohai.quality.SubjectStatement;
import org.naohai.quality.TableProfile;

/// Builds items of an import as quality control would hand them over; every part has a plain default.
public final class Units {

    private final String path;
    private Kind kind = Kind.NIFTI;
    private @Nullable Domain domain = Domain.IMAGING;
    private @Nullable String subject;
    private @Nullable String session;
    private final Map<String, String> others = new LinkedHashMap<>();
    private @Nullable String datatype;
    private @Nullable String suffix;
    private String sha256 = "";
    private boolean identifying;
    private @Nullable String subjectLabel;
    private List<Problem> problems = List.of();
    private List<Metric> metrics = List.of();
    private Map<String, Object> facts = Map.of();
    private List<SubjectStatement> statements = List.of();
    private List<Measurement> measurements = List.of();
    private List<ClinicalEvent> events = List.of();
    private @Nullable TableProfile table;
    private List<Identity> identities = List.of();
    private Map<String, String> artefacts = Map.of();

    private Units(String path) {
        this.path = path;
        this.sha256 = "%064x".formatted(path.hashCode() & 0xFFFFFFFFL);
    }

    public static Units image(String subject, @Nullable String session, String suffix) {
        var path = "sub-%1$s/ses-%2$s/anat/sub-%1$s_ses-%2$s_%3$s.nii.gz";
        var flat = "sub-%1$s/anat/sub-%1$s_%3$s.nii.gz";
        var unit = new Units((session == null ? flat : path).formatted(subject, session, suffix));
        return unit.of(Kind.NIFTI, Domain.IMAGING).at(subject, session).named("anat", suffix);
    }

    public static Units bold(String subject, String session, String task) {
        var unit = new Units(
                "sub-%1$s/ses-%2$s/func/sub-%1$s_ses-%2$s_task-%3$s_bold.nii.gz".formatted(subject, session, task));
        unit.others.put("task", task);
        return unit.of(Kind.NIFTI, Domain.IMAGING).at(subject, session).named("func", "bold");
    }

    public static Units eeg(String subject, String session, String task) {
        var unit = new Units(
                "sub-%1$s/ses-%2$s/eeg/sub-%1$s_ses-%2$s_task-%3$s_eeg.edf".formatted(subject, session, task));
        unit.others.put("task", task);
        return unit.of(Kind.EDF, Domain.ELECTROPHYSIOLOGY).at(subject, session).named("eeg", "eeg");
    }

    public static Units participants(SubjectStatement... statements) {
        var unit = new Units("participants.tsv").of(Kind.TABLE, null).named(null, "participants");
        unit.statements = List.of(statements);
        return unit;
    }

    public static Units scale(String session, String instrument, List<Measurement> measurements) {
        var unit = new Units("phenotype/ses-" + session + "/" + instrument + ".tsv")
                .of(Kind.TABLE, Domain.COGNITION)
                .named("phenotype", instrument);
        unit.session = session;
        unit.measurements = measurements;
        unit.table = profile(instrument, measurements);
        return unit;
    }

    public static Units record(String path, String sex, List<ClinicalEvent> events) {
        var unit = new Units(path).of(Kind.FHIR_BUNDLE, Domain.CLINICAL);
        unit.statements = List.of(new SubjectStatement(null, null, null, sex, null, null, Map.of()));
        unit.events = events;
        unit.identifying = true;
        return unit;
    }

    public static Units variants(String path, SubjectStatement... samples) {
        var unit = new Units(path).of(Kind.VCF, Domain.GENOMICS);
        unit.statements = List.of(samples);
        return unit;
    }

    public static Units document(String path, Map<String, Object> facts) {
        var unit = new Units(path).of(Kind.DOCUMENT, null);
        unit.facts = facts;
        return unit;
    }

    public static SubjectStatement person(String label, @Nullable String session, @Nullable Double age, String sex) {
        return new SubjectStatement(label, session, age, sex, "right", "homo sapiens", Map.of());
    }

    public Units sha256(String value) {
        this.sha256 = value;
        return this;
    }

    public Units problems(Problem... values) {
        this.problems = List.of(values);
        return this;
    }

    public Units metrics(Metric... values) {
        this.metrics = List.of(values);
        return this;
    }

    public Units statements(SubjectStatement... values) {
        this.statements = List.of(values);
        return this;
    }

    public Units facts(Map<String, Object> values) {
        this.facts = values;
        return this;
    }

    public Units identities(Identity... values) {
        this.identities = List.of(values);
        this.identifying = true;
        return this;
    }

    public Units artefacts(Map<String, String> values) {
        this.artefacts = values;
        return this;
    }

    public Units subjectLabel(String value) {
        this.subjectLabel = value;
        return this;
    }

    public Units table(TableProfile value) {
        this.table = value;
        return this;
    }

    public Item item() {
        int dot = path.indexOf('.', path.lastIndexOf('/') + 1);
        var unit = new Unit(
                path,
                kind,
                domain,
                new Entities(subject, session, others, datatype, suffix, dot < 0 ? "" : path.substring(dot)),
                List.of(),
                List.of());
        var assessment = new Assessment(
                unit,
                kind == Kind.UNKNOWN ? Verdict.UNKNOWN : Verdict.of(problems),
                problems,
                metrics,
                facts,
                statements,
                measurements,
                events,
                table,
                identities,
                List.of());
        var file = new StoredFile(path, sha256, 1_000, identifying);
        return new Item(assessment, List.of(file), artefacts, subjectLabel);
    }

    private Units of(Kind value, @Nullable Domain itsDomain) {
        this.kind = value;
        this.domain = itsDomain;
        return this;
    }

    private Units at(String itsSubject, @Nullable String itsSession) {
        this.subject = itsSubject;
        this.session = itsSession;
        return this;
    }

    private Units named(@Nullable String itsDatatype, String itsSuffix) {
        this.datatype = itsDatatype;
        this.suffix = itsSuffix;
        return this;
    }

    private static TableProfile profile(String instrument, List<Measurement> measurements) {
        var variables = measurements.stream()
                .map(Measurement::variable)
                .distinct()
                .map(Units::variable)
                .toList();
        long rows =
                measurements.stream().map(Measurement::subjectLabel).distinct().count();
        return new TableProfile(instrument, rows, "participant_id", "UTF-8", "\t", variables);
    }

    public static TableProfile.Variable variable(String name) {
        return new TableProfile.Variable(
                name,
                "number",
                name,
                null,
                null,
                Map.of(),
                false,
                2,
                0,
                2,
                1.0,
                2.0,
                1.5,
                0.5,
                1.5,
                List.of(1L, 1L),
                Map.of());
    }
}
