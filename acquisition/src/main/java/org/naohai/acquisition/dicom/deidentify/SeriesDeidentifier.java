package org.naohai.acquisition.dicom.deidentify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Dictionary;
import org.naohai.kernel.Problem;
import org.naohai.quality.Identity;

/// De-identifies the instances of one series: learns who it is about, cleans, and keeps the evidence.
final class SeriesDeidentifier implements Deidentifying.Series {

    /// Kinds of what a field says that are no identity of a person.
    private static final Set<String> NOT_PERSONAL = Set.of("institution", "device");

    private final Deidentifying.Place place;
    private final StudyIdentities identities = new StudyIdentities();
    private final IdentityFields fields;
    private final Cleaner cleaner;
    private final Marks marks;
    private final Set<Identity> found = new LinkedHashSet<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private boolean learnt;

    SeriesDeidentifier(
            Deidentifying.Place place, Actions actions, Uids uids, @org.jspecify.annotations.Nullable Dates dates) {
        this.place = place;
        this.fields = new IdentityFields(actions.profile(), this::told);
        this.cleaner = new Cleaner(actions, new TextSearch(identities, uids::of, dates), place.subject(), this::cut);
        this.marks = new Marks(actions.profile());
    }

    @Override
    public Deidentifying.Result apply(DicomObject object) {
        fields.read(object.data());
        if (learnt) {
            cleaner.forget();
            learnt = false;
        }
        var data = cleaner.clean(object, marks.elements(head()));
        return new Deidentifying.Result(data, null);
    }

    @Override
    public List<Identity> identities() {
        return List.copyOf(found);
    }

    @Override
    public List<Problem> problems() {
        return List.copyOf(problems.values());
    }

    @Override
    public boolean head() {
        return false;
    }

    @Override
    public byte[] report() {
        var lines = new ArrayList<Attribute.Line>();
        cleaner.root().lines(lines::add);
        return new byte[0];
    }

    private void told(IdentityFields.Told told) {
        learnt |= identities.learn(told.kind(), told.value());
        if (!NOT_PERSONAL.contains(told.kind())) {
            found.add(new Identity(place.subject(), told.kind(), Dictionary.keyword(told.tag()), told.value()));
        }
    }

    private void cut(Cleaner.Found cut) {
        found.add(new Identity(place.subject(), "free_text", Dictionary.keyword(cut.tag()), cut.text()));
    }
}
