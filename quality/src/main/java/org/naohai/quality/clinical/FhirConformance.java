package org.naohai.quality.clinical;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.naohai.formats.clinical.FhirResource;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;

/// Validates a fair share of one bundle and sums the findings up by kind.
///
/// - **bounds** 4 resources a type (8 observations) and 2 s a bundle: what one program exports errs the same way
///   everywhere · billing (`Claim`, `ExplanationOfBenefit`) is left out
final class FhirConformance {

    private static final int OF_A_TYPE = 4;
    private static final int OBSERVATIONS = 8;
    private static final int SHOWN = 12;
    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final Set<String> BILLING = Set.of("Claim", "ClaimResponse", "ExplanationOfBenefit", "Coverage");

    private final FhirValidation validation;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<FhirValidation.Finding, Integer> findings = new TreeMap<>();
    private long spentNanos;
    private int validated;
    private int clean;

    FhirConformance(FhirValidation validation) {
        this.validation = validation;
    }

    void take(FhirResource resource) {
        if (BILLING.contains(resource.type())
                || seen.merge(resource.type(), 1, Integer::sum) > most(resource)
                || (validated > 0 && spentNanos > BUDGET.toNanos())) {
            return;
        }
        long start = System.nanoTime();
        var found = validation.validate(resource);
        spentNanos += validated == 0 ? 0 : System.nanoTime() - start;
        validated++;
        clean += found.keySet().stream().noneMatch(finding -> finding.severity() == Severity.WARNING) ? 1 : 0;
        found.forEach((finding, count) -> findings.merge(finding, count, Integer::sum));
    }

    private static int most(FhirResource resource) {
        return resource.type().equals("Observation") ? OBSERVATIONS : OF_A_TYPE;
    }

    int validated() {
        return validated;
    }

    /// NaN where nothing was validated.
    double conformant() {
        return (double) clean / validated;
    }

    List<Problem> problems(String path) {
        var problems = new ArrayList<Problem>();
        findings.entrySet().stream()
                .filter(one -> one.getKey().severity() == Severity.WARNING)
                .limit(SHOWN)
                .forEach(one -> problems.add(Problem.warning(
                        "FHIR_INVALID",
                        path,
                        one.getKey().place(),
                        one.getValue() + " × " + one.getKey().id(),
                        "HL7 FHIR R4 (HAPI FHIR validator)")));
        long further = findings.keySet().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .count();
        if (further > SHOWN) {
            problems.add(Problem.info("FHIR_MORE_FINDINGS", path, null, further - SHOWN + " kinds", "0"));
        }
        long advice = findings.keySet().stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .count();
        if (advice > 0) {
            problems.add(Problem.info("FHIR_ADVICE", path, null, advice + " kinds", "0"));
        }
        return problems;
    }
}
