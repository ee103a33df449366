package org.naohai.acquisition.dicom.deidentify;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// Somebody who does not exist, with what the identity fields of her study say of her, and how else she may
/// be written of: by kind of identifier.
///
/// - **name** as PN has it · **written** kind → ways of writing it; what must not be left stands in « » where
///   the rest may
record Persona(String title, String name, Map<String, List<String>> written) {

    static final String PATIENT_ID = "H0047110815";
    static final String OTHER_ID = "ZY-2203-7788";
    static final String ACCESSION = "ACC20263344";
    static final String BIRTH = "19850716";
    static final String STUDY_DATE = "20260214";
    static final String PHYSICIAN = "Hartmann^Friedrich";
    static final String INSTITUTION = "Hohenwald Klinikum";
    static final String STATION = "MRSTAT0099";

    /// Of somebody the study does not know, without a label or a shape: nothing tells it from other words and
    /// numbers.
    static final String LIMIT = "unlabelled, of somebody unknown";

    private static final Map<String, List<String>> COMMON = common();

    /// Names known in Latin letters, in both, in Han alone, in Latin alone and sought in Han, with accents.
    static List<Persona> all() {
        return List.of(
                persona(
                        "Chinese name in both",
                        "Ouyang^Zhenhua=欧阳^振华",
                        List.of(
                                "Ouyang Zhenhua",
                                "Zhenhua Ouyang",
                                "OUYANG^ZHENHUA",
                                "Ouyang, Zhenhua",
                                "zhenhua.ouyang",
                                "OuyangZhenhua",
                                "OUYANG_ZHENHUA",
                                "Zhenhua",
                                "Ｏｕｙａｎｇ　Ｚｈｅｎｈｕａ",
                                "MR «Ouyang» brain",
                                "«zhenhuaouyang»01"),
                        List.of("欧阳振华", "振华欧阳", "欧阳 振华", "欧阳^振华", "病人«欧阳振华»头痛", "振华", "欧阳·振华")),
                persona(
                        "Chinese name in Han alone",
                        "张三丰",
                        List.of("Zhang Sanfeng", "SANFENG ZHANG", "zhangsanfeng", "Zhang_San_Feng"),
                        List.of("张三丰", "张 三丰", "三丰", "«张^三丰»^")),
                persona(
                        "Chinese name in pinyin alone",
                        "Lin^Xiaotong",
                        List.of("LIN XIAOTONG", "xiaotong lin", "Xiaotong", "linxiaotong"),
                        List.of("林晓彤", "林小彤")),
                persona(
                        "Western name",
                        "Müller-Lüdenscheidt^Jörg^Peter",
                        List.of(
                                "Jörg Müller-Lüdenscheidt",
                                "MUELLER-LUEDENSCHEIDT, JOERG",
                                "Muller Ludenscheidt Jorg",
                                "mueller-luedenscheidt",
                                "Jörg Peter Müller-Lüdenscheidt"),
                        List.of()),
                persona(
                        "Japanese name",
                        "Yamada^Tarou=山田^太郎=やまだ^たろう",
                        List.of("YAMADA TAROU", "Tarou Yamada", "yamada"),
                        List.of("山田太郎", "山田　太郎", "やまだたろう")));
    }

    /// The identity fields of her study, and what makes it a study.
    DataSet study(Charset charset, CharacterSets declared) {
        return new DataSet.Builder(declared)
                .put(Writing.text(Tag.SpecificCharacterSet, Vr.CS, String.join("\\", declared.terms())))
                .put(Writing.text(Tag.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.4"))
                .put(Writing.text(Tag.SopInstanceUid, Vr.UI, "1.2.276.0.4711.1.1"))
                .put(Writing.text(Tag.StudyDate, Vr.DA, STUDY_DATE))
                .put(Writing.text(Tag.AccessionNumber, Vr.SH, ACCESSION))
                .put(Writing.text(Tag.Modality, Vr.CS, "MR"))
                .put(Writing.text(Tag.InstitutionName, Vr.LO, INSTITUTION))
                .put(Writing.text(Tag.ReferringPhysicianName, Vr.PN, PHYSICIAN))
                .put(Writing.text(Tag.StationName, Vr.SH, STATION))
                .put(Workbench.text(Tag.PatientName, Vr.PN, name, charset))
                .put(Writing.text(Tag.PatientId, Vr.LO, PATIENT_ID))
                .put(Writing.text(Tag.PatientBirthDate, Vr.DA, BIRTH))
                .put(Writing.text(Tag.OtherPatientIds, Vr.LO, OTHER_ID))
                .put(Writing.text(Tag.StudyInstanceUid, Vr.UI, "1.2.276.0.4711.1"))
                .put(Writing.text(Tag.SeriesInstanceUid, Vr.UI, "1.2.276.0.4711.1.0"))
                .build();
    }

    private static Persona persona(String title, String name, List<String> latin, List<String> han) {
        var written = new LinkedHashMap<>(COMMON);
        var names = new ArrayList<>(latin);
        written.put("name, Latin letters", List.copyOf(names));
        if (!han.isEmpty()) {
            written.put("name, Han or kana", han);
        }
        return new Persona(title, name, written);
    }

    private static Map<String, List<String>> common() {
        var kinds = new LinkedHashMap<String, List<String>>();
        kinds.put(
                "mobile phone",
                List.of(
                        "13912345678",
                        "139 1234 5678",
                        "+86-139-1234-5678",
                        "tel:«13912345678»x",
                        "１３９１２３４５６７８",
                        "电话«13912345678»转"));
        kinds.put(
                "other phone",
                List.of(
                        "0571-87236114",
                        "+1 212 555 0187",
                        "(0571)87236114",
                        "tel. «0571 8723 6114»",
                        "电话：«87236114»",
                        "212-555-0187"));
        kinds.put(
                "身份证",
                List.of(
                        "11010519491231002X",
                        "440524188001010014",
                        "ID«440308199901101512»",
                        "身份证«11010519491231002X»号",
                        "130503670401001"));
        kinds.put(
                "e-mail",
                List.of("z.hua@example.org", "E-Mail:«OUYANG+mr@mail.example.cn»", "mailto:«a_b@x-y.example»"));
        kinds.put(
                "address, Chinese", List.of("杭州市西湖区文三路478号", "北京市朝阳区建国路88号院3号楼1201室", "浙大路38号", "住址：«余杭区仓前街道海曙路58号»"));
        kinds.put(
                "address, Western",
                List.of(
                        "221 Baker Street",
                        "1600 Pennsylvania Ave, Washington, DC 20500",
                        "Hauptstraße 12, 10115 Berlin",
                        "12 rue de la Paix",
                        "Address: «7 Elm Close, Oxford»"));
        kinds.put(
                "patient id",
                List.of(
                        "H0047110815",
                        "h0047110815",
                        "H-0047-110815",
                        "PID_«H0047110815»",
                        "H 0047110815",
                        "x«H0047110815»y",
                        "ZY22037788",
                        "ZY-2203-7788",
                        "zy 2203 7788"));
        kinds.put("accession number", List.of("ACC20263344", "acc 20263344", "ACC-2026-3344"));
        kinds.put(
                "hospital number of nobody known",
                List.of("MRN: «7766554»", "住院号：«0099887»", "病历号 «A1122334»", "PID=«8877665»", "Case No. «5544332»"));
        kinds.put(
                "birth date",
                List.of(
                        "19850716",
                        "1985-07-16",
                        "16.07.1985",
                        "07/16/1985",
                        "1985年7月16日",
                        "16 Jul 1985",
                        "July 16, 1985",
                        "DOB «16/7/1985»",
                        "b. «850716»",
                        "一九八五年七月十六日"));
        kinds.put(
                "study date",
                List.of("20260214", "2026-02-14", "14.02.2026", "2026年2月14日", "Feb 14, 2026", "«20260214»101500"));
        kinds.put(
                "staff",
                List.of(
                        "Hartmann",
                        "Friedrich Hartmann",
                        "HARTMANN^FRIEDRICH",
                        "Dr. F. «Hartmann»",
                        "«fhartmann»",
                        "«hartmannfriedrich»"));
        kinds.put("institution", List.of("Hohenwald Klinikum", "HOHENWALD_KLINIKUM"));
        kinds.put("device", List.of("MRSTAT0099", "mrstat-0099"));
        kinds.put(
                "name of somebody else, labelled",
                List.of(
                        "Mother: «Chen Lihua»",
                        "联系人：«陈丽华»",
                        "Dr. «Whitcombe»",
                        "监护人 «王建国»",
                        "named «Sabine Kowalczyk»",
                        "«赵敏»医生"));
        kinds.put(LIMIT + ", names", List.of("Chen Lihua", "陈丽华", "with «Sabine Kowalczyk»"));
        kinds.put(LIMIT + ", numbers", List.of("7766554", "87236114", "Raum 12, «文三路»"));
        kinds.put(
                "UID below a number of hers",
                List.of(
                        "1.2.276.«13912345678».1.1",
                        "1.3.6.1.4.1.9590.«11010519491231002»",
                        "1.2.840.10008.«47110815».1",
                        "1.2.276.0.20260214.1985.«19850716»"));
        return kinds;
    }
}
