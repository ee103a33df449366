package org.naohai.quality.clinical;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.utils.XVerExtensionManager;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.clinical.FhirResource;
import org.naohai.kernel.Severity;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Conformance to FHIR R4 by the HAPI validator: the base definitions, no terminology server, no other profile.
///
/// One validator for the process, made at the first bundle (some seconds, some hundred MB) and used by one thread at a
/// time: HAPI's own front, `FhirInstanceValidator`, makes one for each resource, which took two thirds of the time of
/// the demo's bundles. What it says is kept by message id and place; its texts may quote the record, so they are
/// dropped.
public final class FhirValidation {

    private static final Set<String> NOT_OURS = Set.of(
            "VALIDATION_VAL_PROFILE_UNKNOWN",
            "Validation_VAL_Profile_Unknown",
            "Validation_VAL_Profile_Unknown_NOT_POLICY",
            "Terminology_PassThrough_TX_Message",
            "TERMINOLOGY_TX_SYSTEM_UNKNOWN",
            "Terminology_TX_System_Unknown",
            "Terminology_TX_Binding_NoSource",
            "Terminology_TX_Binding_NoSource2");

    /// A validator remembers the canonical addresses that records name; a new one forgets them.
    private static final int RESOURCES_A_VALIDATOR = 10_000;

    private static final FhirValidation SHARED = new FhirValidation();

    private final ReentrantLock lock = new ReentrantLock();
    private final ObjectMapper json = JsonMapper.builder().build();
    private @Nullable IWorkerContext definitions;
    private @Nullable InstanceValidator validator;
    private int validated;

    /// One kind of finding · **place** element path without indexes, e.g. `Observation.value` · **id** HAPI message id
    public record Finding(String place, String id, Severity severity) implements Comparable<Finding> {
        @Override
        public int compareTo(Finding other) {
            return (place + id).compareTo(other.place + other.id);
        }
    }

    /// The one of this process.
    public static FhirValidation shared() {
        return SHARED;
    }

    /// How often each finding occurs in one resource.
    public Map<Finding, Integer> validate(FhirResource resource) {
        var found = new TreeMap<Finding, Integer>();
        var text = json.writeValueAsBytes(resource.values());
        var messages = new ArrayList<ValidationMessage>();
        lock.lock();
        try {
            made().validate(null, messages, new ByteArrayInputStream(text), FhirFormat.JSON, new ArrayList<>());
            for (var message : messages) {
                var finding = finding(resource, message);
                if (finding != null) {
                    found.merge(finding, 1, Integer::sum);
                }
            }
        } catch (RuntimeException e) {
            // the validator gives up on a resource: that is a finding about the resource
            found.merge(
                    new Finding(resource.type().replaceAll("[^A-Za-z]", ""), "unparsable", Severity.WARNING),
                    1,
                    Integer::sum);
        } finally {
            lock.unlock();
        }
        return found;
    }

    private static @Nullable Finding finding(FhirResource resource, ValidationMessage message) {
        var id = message.getMessageId() == null ? "unparsable" : message.getMessageId();
        if (NOT_OURS.contains(id) || message.getLevel() == ValidationMessage.IssueSeverity.INFORMATION) {
            return null;
        }
        var place = message.getLocation() == null ? resource.type() : message.getLocation();
        var severity = message.getLevel() == ValidationMessage.IssueSeverity.WARNING ? Severity.INFO : Severity.WARNING;
        return new Finding(generic(place), id.replaceAll("[^\\w.-]", ""), severity);
    }

    private static String generic(String place) {
        return place.replaceAll("\\[\\d+]", "").replaceAll("/\\*.*?\\*/", "").replaceAll(".*?(\\p{Lu}\\w+\\.)", "$1");
    }

    private InstanceValidator made() {
        var made = validator;
        if (made == null || validated++ >= RESOURCES_A_VALIDATOR) {
            made = make(definitions());
            validator = made;
            validated = 0;
        }
        return made;
    }

    private IWorkerContext definitions() {
        var known = definitions;
        if (known == null) {
            known = WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(baseDefinitions());
            definitions = known;
        }
        return known;
    }

    private static IValidationSupport baseDefinitions() {
        var context = FhirContext.forR4Cached();
        var unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.INFORMATION);
        return new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknown);
    }

    private static InstanceValidator make(IWorkerContext definitions) {
        var made = new InstanceValidator(
                definitions,
                new NullEvaluationContext(),
                new XVerExtensionManager(definitions),
                new ValidatorSession(),
                new ValidatorSettings());
        made.setAnyExtensionsAllowed(true);
        made.setErrorForUnknownProfiles(false);
        made.setUnknownCodeSystemsCauseErrors(true);
        made.setNoExtensibleWarnings(true);
        made.setNoBindingMsgSuppressed(true);
        made.setAssumeValidRestReferences(true);
        made.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        made.setResourceIdRule(IdStatus.OPTIONAL);
        made.setPolicyAdvisor(new FhirDefaultPolicyAdvisor());
        made.setAllowXsiLocation(true);
        return made;
    }
}
