package org.naohai.acquisition.dicom.deidentify;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;
import org.naohai.testkit.SharedData;

/// Whatever can be read can be de-identified: no damage makes it fail, hang, or take memory that is not
/// there.
@EnabledIf("org.naohai.testkit.SharedData#present")
class HostileInstancesTest {

    private static final List<String> FILES = List.of(
            "charsets/chrX1.dcm",
            "charsets/chrH31.dcm",
            "transfer-syntax/MR_small_bigendian.dcm",
            "transfer-syntax/MR_small_implicit.dcm",
            "transfer-syntax/UN_sequence.dcm",
            "transfer-syntax/priv_SQ.dcm",
            "transfer-syntax/reportsi.dcm",
            "transfer-syntax/image_dfl.dcm",
            "siemens-ge-nih/20180918Si/mr_0003/epi_pe_ap-00001.dcm",
            "siemens-ge-nih/20180918GE/mr_0004/axial_epi_fmri_interleaved_i_to_s-00001.dcm",
            "philips-fmri/fmri/201_EPI_asc_CLEAR_0001_01.dcm");

    private final Deidentifier deidentifier = Workbench.deidentifier(Profile.RESEARCH);

    @Test
    void damaged_instances_are_de_identified_as_far_as_they_can_be_read() throws IOException {
        var valid = new ArrayList<Map<String, byte[]>>();
        for (var file : FILES) {
            valid.add(Map.of(
                    "a.dcm",
                    Files.readAllBytes(SharedData.find("imaging/dicom/" + file).orElseThrow())));
        }
        var fuzz = new Fuzz("dicom-deidentified", valid, Damage::any, this::read);
        Pinyin.of("张");
        fuzz.kept();
        fuzz.some(400, 41);
    }

    private void read(SortedMap<String, byte[]> input) throws IOException {
        var object = DicomReader.read(ByteSource.of(input.get("a.dcm")));
        var series = deidentifier.open(Workbench.PLACE);
        var made = series.apply(object);
        Workbench.written(made.data(), object);
        series.report(org.naohai.acquisition.dicom.Deidentifying.Before.NOTHING);
    }
}
