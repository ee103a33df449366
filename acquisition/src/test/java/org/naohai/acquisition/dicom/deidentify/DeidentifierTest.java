package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

class DeidentifierTest {

    private static final CharacterSets GB = new CharacterSets(List.of("GB18030"));
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-00000000beef");

    private final Deidentifier deidentifier = Workbench.deidentifier(Profile.RESEARCH);

    @Test
    void nothing_of_the_identity_fields_is_left_and_the_label_stands_instead() {
        var data = cleaned(study());
        assertThat(data.text(Tag.PatientName)).isEqualTo("sub-k3v9");
        assertThat(data.text(Tag.PatientId)).isEqualTo("sub-k3v9");
        assertThat(data.text(Tag.PatientBirthDate)).isNull();
        assertThat(data.text(Tag.AccessionNumber)).isNull();
        assertThat(data.has(Tag.InstitutionAddress)).isFalse();
        assertThat(data.text(Tag.PatientAge)).isEqualTo("090Y");
        assertThat(data.text(Tag.PatientSex)).isEqualTo("F");
        assertThat(data.text(Tag.PatientIdentityRemoved)).isEqualTo("YES");
        assertThat(data.items(Tag.DeidentificationMethodCodeSequence)).hasSize(6);
    }

    @Test
    void descriptions_lose_what_names_the_person_and_keep_the_rest() {
        var data = cleaned(study());
        assertThat(data.text(Tag.SeriesDescription)).isEqualTo("T1 [...] 头部");
        assertThat(data.text(Tag.StudyDescription)).isEqualTo("[...] brain, tel [...]");
        assertThat(data.text(Tag.ProtocolName)).isEqualTo("mprage_[...]");
    }

    @Test
    void references_still_hold_and_classes_stay() {
        var data = cleaned(study());
        assertThat(data.text(Tag.SopClassUid)).isEqualTo("1.2.840.10008.5.1.4.1.1.4");
        var reference = data.items(Tag.ReferencedImageSequence).getFirst();
        assertThat(reference.text(Tag.ReferencedSopClassUid)).isEqualTo("1.2.840.10008.5.1.4.1.1.4");
        assertThat(reference.text(Tag.ReferencedSopInstanceUid))
                .isEqualTo(data.text(Tag.SopInstanceUid))
                .isEqualTo(deidentifier.uid(Workbench.PROJECT, "1.2.276.0.13812345678.1"))
                .startsWith("2.25.")
                .hasSizeLessThanOrEqualTo(64);
        assertThat(deidentifier.uid(OTHER, "1.2.276.0.13812345678.1")).isNotEqualTo(data.text(Tag.SopInstanceUid));
    }

    @Test
    void dates_move_together_and_times_stay() {
        var data = cleaned(study());
        var dates =
                Dates.of(("key of " + Workbench.PROJECT).getBytes(java.nio.charset.StandardCharsets.UTF_8), "sub-k3v9");
        assertThat(dates.days()).isBetween(-1825, -1);
        assertThat(data.text(Tag.StudyDate)).isEqualTo(dates.date("20260301"));
        assertThat(data.text(Tag.AcquisitionDateTime)).isEqualTo(dates.date("20260301") + "120000.5+0800");
        assertThat(data.text(Tag.StudyTime)).isEqualTo("115900");
        assertThat(data.text(Tag.ImageComments)).isEqualTo("done " + dates.date("20260301"));
    }

    @Test
    void private_attributes_stay_by_the_safe_list_alone() {
        var data = cleaned(study());
        assertThat(data.text(0x0019100B)).isEqualTo("17.5");
        assertThat(data.has(0x00191055)).isFalse();
        assertThat(data.has(0x00331010)).as("nobody's block").isFalse();
        assertThat(data.has(0x00111010)).as("no creator").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "WANG^XIAOMING, WANGXM", "WANG^XIAOMING, xm_wang", "WANG^XIAOMING, WXM", "WANG^XIAO^MING, wxm",
        "WANG^XIAO-MING, XMW", "王^小明, wangxm", "王小明, WXM", "OUYANG^NANA, ouyangnn"
    })
    void the_initials_of_the_syllables_of_a_given_name_are_cut(String name, String initials) {
        var data = cleaned(named(name, "t1 " + initials + " wxmer awxm mprage"));
        assertThat(data.text(Tag.ImageComments)).isEqualTo("t1 [...] wxmer awxm mprage");
    }

    @Test
    void no_initials_are_made_of_names_that_have_no_such_syllables() {
        assertThat(cleaned(named("DUPONT^MARIA", "dma mad dupontma")).text(Tag.ImageComments))
                .isEqualTo("dma mad dupontma");
    }

    private static DataSet named(String name, String comment) {
        return study().edit()
                .put(text(Tag.PatientName, Vr.PN, name))
                .put(text(Tag.ImageComments, Vr.LT, comment))
                .build();
    }

    @Test
    void a_moved_data_set_is_what_the_other_place_would_have_made_of_the_original() {
        var there = new Deidentifying.Place(OTHER, "b", "sub-zzzz", null);
        var made = deidentifier.open(there).apply(object(study())).data();
        var originals =
                Map.of(deidentifier.uid(Workbench.PROJECT, "1.2.276.0.13812345678.1"), "1.2.276.0.13812345678.1");
        assertThat(deidentifier.moved(object(cleaned(study())), Workbench.PLACE, there, originals))
                .isEqualTo(made);
    }

    private DataSet cleaned(DataSet data) {
        return deidentifier.open(Workbench.PLACE).apply(object(data)).data();
    }

    private static DicomObject object(DataSet data) {
        return new DicomObject(
                DataSet.EMPTY, TransferSyntax.EXPLICIT_LITTLE, data, ByteSource.of(new byte[0]), List.of());
    }

    private static DataSet study() {
        return new DataSet.Builder(GB)
                .put(Element.of(Tag.SpecificCharacterSet, Vr.CS, "GB18030"))
                .put(Element.of(Tag.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.4"))
                .put(Element.of(Tag.SopInstanceUid, Vr.UI, "1.2.276.0.13812345678.1"))
                .put(Element.of(Tag.StudyDate, Vr.DA, "20260301"))
                .put(Element.of(Tag.AcquisitionDateTime, Vr.DT, "20260301120000.5+0800"))
                .put(Element.of(Tag.StudyTime, Vr.TM, "115900"))
                .put(Element.of(Tag.AccessionNumber, Vr.SH, "A4711"))
                .put(text(Tag.InstitutionAddress, Vr.ST, "杭州市西湖区浙大路38号"))
                .put(text(Tag.StudyDescription, Vr.LO, "Zhang Sanfeng brain, tel 13812345678"))
                .put(text(Tag.SeriesDescription, Vr.LO, "T1 张三丰 头部"))
                .put(Element.ofItems(
                        Tag.ReferencedImageSequence,
                        List.of(new DataSet.Builder(GB)
                                .put(Element.of(Tag.ReferencedSopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.4"))
                                .put(Element.of(Tag.ReferencedSopInstanceUid, Vr.UI, "1.2.276.0.13812345678.1"))
                                .build())))
                .put(text(Tag.PatientName, Vr.PN, "Zhang^Sanfeng=张^三丰"))
                .put(Element.of(Tag.PatientId, Vr.LO, "H0012345"))
                .put(Element.of(Tag.PatientBirthDate, Vr.DA, "19300102"))
                .put(Element.of(Tag.PatientSex, Vr.CS, "F"))
                .put(Element.of(Tag.PatientAge, Vr.AS, "096Y"))
                .put(Element.of(0x00111010, Vr.LO, "x"))
                .put(Element.of(Tag.ProtocolName, Vr.LO, "mprage_SanfengZHANG"))
                .put(Element.of(0x00190010, Vr.LO, "SIEMENS MR HEADER"))
                .put(Element.of(0x0019100B, Vr.DS, "17.5"))
                .put(Element.of(0x00191055, Vr.DS, "17.5"))
                .put(Element.of(Tag.ImageComments, Vr.LT, "done 20260301"))
                .put(Element.of(0x00330010, Vr.LO, "SOMEBODY"))
                .put(Element.of(0x00331010, Vr.LO, "Zhang"))
                .build();
    }

    private static Element text(int tag, Vr vr, String text) {
        var bytes = (text.getBytes(Charset.forName("GB18030")).length % 2 == 0 ? text : text + " ")
                .getBytes(Charset.forName("GB18030"));
        return new Element(tag, vr, new Value.Bytes(bytes));
    }
}
