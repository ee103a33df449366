package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void an_attribute_is_found_by_tag_and_by_keyword() {
        var name = Dictionary.find(Tag.PatientName).orElseThrow();
        assertThat(name.keyword()).isEqualTo("PatientName");
        assertThat(name.vr()).isEqualTo(Vr.PN);
        assertThat(name.multiplicity()).isEqualTo("1");
        assertThat(Dictionary.find("PatientName")).contains(name);
        assertThat(Dictionary.tag("RepetitionTime")).hasValue(Tag.RepetitionTime);
        assertThat(Dictionary.tag("7fe00010")).hasValue(Tag.PixelData);
        assertThat(Dictionary.tag("NoSuchThing")).isEmpty();
    }

    @Test
    void repeating_groups_stand_for_each_of_theirs() {
        assertThat(Dictionary.keyword(0x60023000)).isEqualTo("OverlayData");
        assertThat(Dictionary.vr(0x60FE3000)).isEqualTo(Vr.OW);
        assertThat(Dictionary.keyword(0x501E2500)).isEqualTo("CurveLabel");
        assertThat(Dictionary.find(0x60013000)).isEmpty();
    }

    @Test
    void what_implicit_vr_takes_for_private_and_unknown_tags() {
        assertThat(Dictionary.vr(0x00290010)).isEqualTo(Vr.LO);
        assertThat(Dictionary.vr(0x00291010)).isEqualTo(Vr.UN);
        assertThat(Dictionary.vr(0x00280000)).isEqualTo(Vr.UL);
        assertThat(Dictionary.vr(0x00280106)).isEqualTo(Vr.US);
        assertThat(Dictionary.vr(Tag.PixelData)).isEqualTo(Vr.OW);
        assertThat(Dictionary.vr(0x00041999)).isEqualTo(Vr.UN);
    }

    @Test
    void commands_are_known_too() {
        assertThat(Dictionary.tag("MessageIDBeingRespondedTo")).hasValue(0x00000120);
    }

    @Test
    void storage_classes_are_told_from_services() {
        assertThat(SopClasses.isStorage(SopClasses.MR_IMAGE)).isTrue();
        assertThat(SopClasses.isStorage("1.3.12.2.1107.5.9.1")).isTrue();
        assertThat(SopClasses.isStorage(SopClasses.VERIFICATION)).isFalse();
        assertThat(SopClasses.isStorage(SopClasses.MEDIA_DIRECTORY)).isFalse();
        assertThat(SopClasses.name(SopClasses.ENHANCED_MR_IMAGE)).contains("Enhanced MR Image Storage");
    }
}
