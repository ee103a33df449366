package org.naohai.acquisition.dicom.inbox;

import static org.naohai.kernel.Refused.required;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.stereotype.Component;

/// Makes a target of what was sent: a place that this person may send the arrival to.
@Component
class Targets {

    private static final Pattern SUBJECT = Pattern.compile("sub-[A-Za-z0-9]{1,64}");
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final String AUTO = "auto";
    private static final int LONGEST_DATASET = 200;

    private final DicomAccess access;
    private final Arrivals arrivals;

    Targets(DicomAccess access, Arrivals arrivals) {
        this.access = access;
        this.arrivals = arrivals;
    }

    /// Project and dataset as sent, else those of the arrival.
    Target named(Arrival arrival, DecisionBody body) {
        var key = body.project();
        var projectId = key == null || key.isBlank()
                ? required("project", arrival.projectId())
                : access.destination(key, access.isNobodys(arrival.projectId())).id();
        var dataset = body.dataset() == null || body.dataset().isBlank() ? arrival.dataset() : body.dataset();
        return new Target(projectId, dataset(dataset), subject(body.subject()), session(body.session()));
    }

    /// The same place for another subject.
    Target corrected(Arrival arrival, DecisionBody body) {
        var place = settled(arrival);
        return new Target(
                place.projectId(),
                place.dataset(),
                subject(required("subject", body.subject())),
                body.session() == null ? place.session() : session(body.session()));
    }

    /// Where another arrival stands.
    Target of(UUID into) {
        var other = arrivals.get(into);
        var target = other.target();
        if (target == null || !access.contributes(target.projectId())) {
            throw Refused.notFound("arrival");
        }
        if (!other.state().equals("archived")) {
            throw Refused.of(Refused.Kind.CONFLICT, "DICOM_NOT_ARCHIVED", "into", other.state(), "archived");
        }
        return target;
    }

    Target settled(Arrival arrival) {
        var target = arrival.target();
        if (target == null) {
            throw Refused.of(Refused.Kind.CONFLICT, "DICOM_NO_ROUTE", "project", "nothing", "a value");
        }
        return target;
    }

    private static String dataset(@Nullable String value) {
        var text = required("dataset", value).strip();
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", "dataset", "control characters", "printable text");
        }
        if (text.length() > LONGEST_DATASET) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", "dataset", text.length() + " characters", "≤ 200");
        }
        return text;
    }

    private static @Nullable String subject(@Nullable String value) {
        return label("subject", value, SUBJECT, "SUBJECT_LABEL_INVALID", "sub-10");
    }

    private static @Nullable String session(@Nullable String value) {
        return label("session", value, SESSION, "SESSION_LABEL_INVALID", "01");
    }

    private static @Nullable String label(
            String field, @Nullable String value, Pattern form, String code, String example) {
        if (value == null || value.isBlank() || value.strip().equals(AUTO)) {
            return null;
        }
        if (!form.matcher(value.strip()).matches()) {
            throw Refused.of(Refused.Kind.INVALID, code, field, Problem.quoted(value), example);
        }
        return value.strip();
    }
}
