package org.naohai.quality.clinical;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.clinical.FhirReader;
import org.naohai.formats.clinical.FhirResource;
import org.naohai.kernel.Metric;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.ClinicalEvent;
import org.naohai.quality.DomainAssessor;
import org.naohai.quality.Identity;
import org.naohai.quality.SubjectStatement;
import org.naohai.quality.identity.PathIdentities;

/// Quality control of FHIR R4 records: people to the vault, events onto the axis of age, dates and conformance checked.
///
/// A bundle without a Patient (hospitals, practitioners) is kept and belongs to no subject; one with several patients
/// gives no events, for nobody could say whose they are.
public final class ClinicalAssessor implements DomainAssessor {

    private final FhirValidation validation;
    private final Clock clock;

    public ClinicalAssessor() {
        this(FhirValidation.shared(), Clock.systemUTC());
    }

    public ClinicalAssessor(FhirValidation validation, Clock clock) {
        this.validation = validation;
        this.clock = clock;
    }

    @Override
    public boolean takes(Unit unit) {
        return unit.kind() == Kind.FHIR_BUNDLE;
    }

    @Override
    public List<MetricDefinition> metricDefinitions() {
        return ClinicalMetrics.DEFINITIONS;
    }

    @Override
    public Assessment assess(Unit unit, FileTree files) throws IOException {
        var label = unit.entities().subject() == null
                ? null
                : "sub-" + unit.entities().subject();
        var record = new Record(label);
        var read = FhirReader.read(unit.path(), files, record);
        var problems = new ArrayList<Problem>(read.problems());
        problems.addAll(record.problems(unit.path(), LocalDate.now(clock)));
        return new Assessment(
                unit,
                Verdict.of(problems),
                problems,
                record.metrics(),
                record.facts(),
                record.statements(),
                List.of(),
                record.clinicalEvents(),
                null,
                record.identities(unit.path()),
                List.of());
    }

    /// What one file says. Not thread-safe.
    private final class Record implements FhirReader.Sink {
        private final @Nullable String label;
        private final FhirPersons persons;
        private final FhirEvents events = new FhirEvents();
        private final FhirConformance conformance = new FhirConformance(validation);
        private final Map<String, Integer> types = new TreeMap<>();
        private final List<FhirResource> patients = new ArrayList<>();

        Record(@Nullable String label) {
            this.label = label;
            this.persons = new FhirPersons(label);
        }

        @Override
        public void resource(FhirResource resource) {
            if (types.size() < 200 || types.containsKey(resource.type())) {
                types.merge(resource.type().replaceAll("[^A-Za-z]", ""), 1, Integer::sum);
            }
            if (resource.type().equals("Patient") && patients.size() < 2) {
                patients.add(resource);
            }
            persons.take(resource);
            events.take(resource);
            conformance.take(resource);
        }

        private @Nullable LocalDate birth() {
            return patients.size() == 1 ? FhirResource.date(patients.getFirst().text("birthDate")) : null;
        }

        private @Nullable LocalDate death() {
            return patients.size() == 1
                    ? FhirResource.lastDay(patients.getFirst().text("deceasedDateTime"))
                    : null;
        }

        List<ClinicalEvent> clinicalEvents() {
            return patients.size() == 1
                    ? events.events().stream().map(event -> event.at(birth())).toList()
                    : List.of();
        }

        List<Problem> problems(String path, LocalDate today) {
            var problems = new ArrayList<Problem>();
            if (patients.size() > 1) {
                problems.add(
                        Problem.warning("FHIR_SEVERAL_PATIENTS", path, "Patient", "several patients", "one patient"));
            } else {
                problems.addAll(new FhirDates(path, today).check(events.events(), birth(), death()));
            }
            if (patients.size() == 1 && birth() == null) {
                problems.add(Problem.warning("FHIR_BIRTH_DATE_MISSING", path, "Patient.birthDate", "none", "a date"));
            }
            if (patients.isEmpty() && !events.events().isEmpty()) {
                problems.add(
                        Problem.warning("FHIR_PATIENT_MISSING", path, "Patient", "none", "the patient's resource"));
            }
            if (events.left() > 0) {
                problems.add(Problem.warning("FHIR_EVENTS_CUT", path, "entry", "> 200,000", "≤ 200,000"));
            }
            problems.addAll(conformance.problems(path));
            return problems;
        }

        List<SubjectStatement> statements() {
            if (patients.size() != 1) {
                return List.of();
            }
            var ages = clinicalEvents().stream()
                    .map(ClinicalEvent::startAgeYears)
                    .filter(age -> age != null && age >= 0 && age <= 130)
                    .mapToDouble(Double::doubleValue)
                    .summaryStatistics();
            var facts = new LinkedHashMap<String, Object>();
            facts.put(
                    "deceased", death() != null || patients.getFirst().values().get("deceasedBoolean") == Boolean.TRUE);
            if (ages.getCount() > 0) {
                facts.put("firstEventAgeYears", ages.getMin());
                facts.put("lastEventAgeYears", ages.getMax());
            }
            Double age = ages.getCount() > 0 ? Double.valueOf(ages.getMax()) : null;
            return List.of(new SubjectStatement(label, null, age, sex(), null, "homo sapiens", facts));
        }

        private @Nullable String sex() {
            var gender = patients.getFirst().text("gender");
            return gender == null || !List.of("male", "female", "other").contains(gender) ? null : gender;
        }

        List<Identity> identities(String path) {
            var identities = new ArrayList<>(persons.identities());
            PathIdentities.find(path, persons.patientNames(), label).ifPresent(identities::add);
            return identities;
        }

        Map<String, Object> facts() {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("resources", Map.copyOf(types));
            facts.put("events", events.events().size());
            facts.put("validated", conformance.validated());
            return facts;
        }

        List<Metric> metrics() {
            var metrics = new ArrayList<Metric>();
            int total = types.values().stream().mapToInt(Integer::intValue).sum();
            metrics.add(new Metric("clinical_resources", total));
            metrics.add(new Metric("clinical_events", events.events().size()));
            if (conformance.validated() > 0) {
                metrics.add(new Metric("clinical_conformant", conformance.conformant()));
            }
            if (!events.events().isEmpty()) {
                metrics.add(new Metric(
                        "clinical_coded", share(event -> event.coding().code() != null)));
                metrics.add(new Metric("clinical_dated", share(event -> event.start() != null)));
            }
            return metrics;
        }

        private double share(java.util.function.Predicate<FhirEvents.Dated> wanted) {
            return (double) events.events().stream().filter(wanted).count()
                    / events.events().size();
        }
    }
}
