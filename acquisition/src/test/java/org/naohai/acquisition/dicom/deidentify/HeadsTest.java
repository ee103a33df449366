package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

class HeadsTest {

    @ParameterizedTest
    @CsvSource({
        "MR, HEAD, , true",
        "MR, BRAIN, anything, true",
        "CT, SKULL, , true",
        "PT, WHOLEBODY, , true",
        "MR, , t1_mprage_sag, true",
        "MR, , 颅脑平扫, true",
        "MR, , , true",
        "MR, , EPI PE=AP, true",
        "CT, , , true",
        "MR, , knee PD sag, false",
        "MR, KNEE, , false",
        "MR, CHEST, brain and chest, true",
        "CT, ABDOMEN, , false",
        "MR, , 膝关节, false",
        "MR, , phantom QA, false",
        "US, HEAD, , false",
        "XA, HEAD, , false"
    })
    void a_face_is_feared_where_a_head_may_be(String modality, String part, String description, boolean head) {
        var data = new DataSet.Builder(CharacterSets.UTF_8)
                .put(Writing.text(Tag.Modality, Vr.CS, modality))
                .put(Writing.text(Tag.SeriesDescription, Vr.LO, description == null ? "" : description))
                .put(Writing.text(Tag.BodyPartExamined, Vr.CS, part == null ? "" : part))
                .build();
        assertThat(Heads.mayShow(data)).isEqualTo(head);
    }
}
