package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// What tells of nobody stays: descriptions are of use only where they are left alone.
class KeptTextsTest {

    private static final List<String> DESCRIPTIONS = List.of(
            "t1_mprage_sag_p2_iso",
            "ep2d_bold_rest_64slices",
            "T2_FLAIR_3D SAG",
            "DTI_64dir_b1000_AP",
            "dMRI dir98 PA SBRef",
            "Head^Brain",
            "gre_field_mapping 2.5mm",
            "SWI_Images mIP",
            "TOF 3D multi-slab",
            "ASL pCASL 1800ms PLD",
            "MRS PRESS TE=30 vox 20x20x20",
            "resting state eyes open 480 vol",
            "Localizer 3 plane",
            "AAHead_Scout_MPR_cor",
            "BOLD MOSAIC 64",
            "Ax T1 FSPGR BRAVO",
            "Perfusion_Weighted CBF (ml/100g/min)",
            "Sag CUBE T2",
            "MP2RAGE UNI-DEN",
            "FLAIR long TR 9000 TE 125 TI 2500",
            "func task-nback run-02 echo-3",
            "QSM 12 echoes 0.75 mm",
            "NODDI b=700/2000",
            "头部平扫+增强",
            "颅脑MRI平扫",
            "脑功能成像 静息态",
            "弥散张量成像 64方向",
            "T1加权 矢状位 1毫米",
            "动脉自旋标记 灌注",
            "高分辨结构像",
            "磁敏感加权 SWI",
            "海马薄层扫描 冠状位",
            "三维时间飞跃法血管成像",
            "任务态 工作记忆 第2次",
            "M/ND/NORM",
            "HEA;HEP",
            "*epfid2d1_64",
            "%SiemensSeq%\\ep2d_bold",
            "p2 s4",
            "64*64",
            "FoV 220*220",
            "A1/FS",
            "1.5 0.2 0.2 2.0 64 0.4 1.05",
            "TG/s3,RN/s1",
            "SRMode=200",
            "C-GE_32Ch Head",
            "NUMARIS/4",
            "syngo MR E11",
            "3.1.67-2.561951",
            "rev=2;a=1;b=10.0;c=0.0",
            "IEC_FIRST_LEVEL",
            "WHOLE_BODY_6_MIN",
            "Sum of Squares");

    @Test
    void descriptions_of_images_are_left_as_they_are() {
        var changed = new LinkedHashMap<String, String>();
        for (var persona : Persona.all()) {
            var series = Workbench.deidentifier(Profile.RESEARCH).open(Workbench.PLACE);
            for (var description : DESCRIPTIONS) {
                var study = persona.study(StandardCharsets.UTF_8, CharacterSets.UTF_8)
                        .edit()
                        .put(Writing.text(Tag.ImageComments, Vr.LT, description))
                        .build();
                var kept = series.apply(Workbench.object(study)).data().text(Tag.ImageComments, "");
                if (!kept.equals(description)) {
                    changed.put(description, kept);
                }
            }
        }
        assertThat(changed).isEqualTo(Map.of());
    }
}
