package org.naohai.acquisition.dicom.deidentify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Dictionary;
import org.naohai.formats.dicom.Tag;
import org.naohai.kernel.Problem;
import org.naohai.quality.Identity;

/// De-identifies the instances of one series: learns who it is about, cleans, looks at the pixels, keeps the
/// evidence.
final class SeriesDeidentifier implements Deidentifying.Series {

    /// Kinds of what a field says that are no identity of a person.
    private static final Set<String> NOT_PERSONAL = Set.of("institution", "device");

    private static final int MOST_IDENTITIES = 2000;

    private final Deidentifying.Place place;
    private final Actions actions;
    private final ReportKey key;
    private final StudyIdentities identities = new StudyIdentities();
    private final IdentityFields fields;
    private final Cleaner cleaner;
    private final Marks marks;
    private final BurnedIn burnedIn;
    private final Set<Identity> found = new LinkedHashSet<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final List<String> contents = new ArrayList<>();
    private String uid = "";
    private boolean looked;
    private boolean learnt;
    private boolean head;

    SeriesDeidentifier(
            Deidentifying.Place place,
            Actions actions,
            Uids uids,
            @Nullable Dates dates,
            TextRecognition recognition,
            ReportKey key) {
        this.place = place;
        this.actions = actions;
        this.key = key;
        this.fields = new IdentityFields(actions.profile(), this::told);
        this.cleaner = new Cleaner(actions, new TextSearch(identities, uids::of, dates), place.subject(), this::cut);
        this.marks = new Marks(actions.profile());
        this.burnedIn = new BurnedIn(recognition);
    }

    @Override
    public Deidentifying.Result apply(DicomObject object) {
        fields.read(object.data());
        if (learnt) {
            cleaner.forget();
            learnt = false;
        }
        if (!looked) {
            look(object.data());
            looked = true;
        }
        var data = cleaner.clean(object, marks.elements(head, age(object)));
        var hold = identities.overflowed() ? tooMany() : hold(object);
        if (hold != null) {
            problems.putIfAbsent(hold.code(), hold);
        }
        return new Deidentifying.Result(data, hold);
    }

    @Override
    public void stored(DataSet data) {
        contents.add(data.text(Tag.SopInstanceUid, ""));
        uid = data.text(Tag.SeriesInstanceUid, "");
    }

    private static Problem tooMany() {
        return Problem.warning(
                "DICOM_IDENTITIES_TOO_MANY", null, null, "hundreds of names and numbers", "those of one study");
    }

    private @Nullable Problem hold(DicomObject object) {
        var writing = burnedIn.look(object);
        return writing == null && cleaner.unsearchedPixels() ? burnedIn.unsearched() : writing;
    }

    private @Nullable String age(DicomObject object) {
        return actions.profile().has(Option.RETAIN_PATIENT_CHARACTERISTICS) ? Ages.of(object.data()) : null;
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
        return head;
    }

    @Override
    public void look(DataSet data) {
        head = head || Heads.mayShow(data);
    }

    @Override
    public byte[] report(Deidentifying.Before before) {
        var report = before.report();
        var sought = new TreeMap<String, Integer>();
        identities.kinds().forEach(kind -> sought.merge(kind, 1, Integer::sum));
        return key.signed(Report.json(new Report.Facts(
                actions.profile(),
                uid,
                contents,
                cleaner.instances(),
                cleaner.root(),
                sought,
                burnedIn.facts(),
                head,
                report == null ? null : EarlierReport.of(report, key.verify(report)),
                before.archived())));
    }

    private void told(IdentityFields.Told told) {
        learnt |= identities.learn(told.kind(), told.value());
        if (!NOT_PERSONAL.contains(told.kind())) {
            keep(told.kind(), told.tag(), told.value());
        }
    }

    private void cut(Cleaner.Found cut) {
        keep("free_text", cut.tag(), cut.text());
        problems.putIfAbsent(
                "DICOM_TEXT_CUT",
                Problem.info("DICOM_TEXT_CUT", null, Dictionary.keyword(cut.tag()), "an identifier", "no identities"));
    }

    /// For the vault; a series that tells of thousands tells of nobody.
    private void keep(String kind, int tag, String value) {
        if (found.size() < MOST_IDENTITIES) {
            found.add(new Identity(place.subject(), kind, Dictionary.keyword(tag), value));
        }
    }
}
