package org.naohai.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.fault.FileDamage;
import org.naohai.demo.fault.ImageDamage;
import org.naohai.demo.fault.SignalDamage;
import org.naohai.demo.fault.VariantDamage;
import org.naohai.demo.text.Json;
import org.naohai.demo.text.Tsv;
import org.naohai.kernel.Text;

/// The faults of the demo, each with how it is done to the clean files.
final class PlantedFaults {

    private static final List<Planted> ALL = List.of(
            planted(
                    "truncated-nifti",
                    "donghu/bids/sub-DH04/ses-2/func/sub-DH04_ses-2_task-rest_bold.nii.gz",
                    "静息态文件传输中断，只剩 60%",
                    "The resting run was cut off at 60 % in transfer",
                    (file, seed) -> FileDamage.truncate(file, 0.6)),
            planted(
                    "bval-one-short",
                    "donghu/bids/sub-DH05/ses-1/dwi/sub-DH05_ses-1_dwi.bval",
                    "b 值比体积数少一个",
                    "One b value fewer than volumes",
                    (file, seed) -> FileDamage.dropLastNumber(file)),
            planted(
                    "flat-channel",
                    "donghu/bids/sub-DH02/ses-1/eeg/sub-DH02_ses-1_task-rest_eeg.bdf",
                    "T7 导联无信号",
                    "Channel T7 is flat",
                    (file, seed) -> SignalDamage.of(file, "T7").flat().save()),
            planted(
                    "genotype-sex",
                    "donghu/bids/genetics/cohort_genotypes.vcf",
                    "sub-DH03 的 X 染色体基因型与登记性别不符",
                    "X genotypes of sub-DH03 disagree with the stated sex",
                    (file, seed) -> VariantDamage.otherSex(file, "sub-DH03", Chance.of(seed, "genotype-sex"))),
            planted(
                    "outside-levels",
                    "donghu/bids/phenotype/stream-attention.tsv",
                    "第 7 题答案为 7，超出 0–3",
                    "Item 7 is answered 7, outside 0–3",
                    (file, seed) -> FileDamage.setCell(file, 3, "item_07", "7")),
            planted(
                    "gb18030-table",
                    "donghu/bids/sourcedata/guardian-contacts.tsv",
                    "GB18030 编码的联系表，含虚构的姓名和电话",
                    "A contact table in GB18030 with invented names and phones",
                    (file, seed) -> contacts(file)),
            planted(
                    "annex-pointer",
                    "donghu/bids/sub-DH07/ses-1/anat/sub-DH07_ses-1_T1w.nii.gz",
                    "git-annex 指针，影像内容未下载",
                    "A git-annex pointer whose content was not fetched",
                    (file, seed) -> FileDamage.toAnnexPointer(file)),
            planted(
                    "nan-affine",
                    "beiling/bids/sub-BL04/ses-1/anat/sub-BL04_ses-1_T1w.nii.gz",
                    "空间变换矩阵含 NaN",
                    "The affine holds NaN",
                    (file, seed) -> ImageDamage.of(file).affineNotANumber().save()),
            planted(
                    "duplicate-row",
                    "beiling/bids/participants.tsv",
                    "第二位受试者登记了两次",
                    "The second participant is listed twice",
                    (file, seed) -> FileDamage.repeatRow(file, 1)),
            planted(
                    "unassigned-scan",
                    "beiling/bids/incoming/scan_0042.nii.gz",
                    "文件名中没有受试者编号的扫描",
                    "A scan without a subject in its name",
                    (file, seed) -> copyFrom("../sub-BL05/ses-1/anat/sub-BL05_ses-1_T1w.nii.gz", file)),
            planted(
                    "unknown-format",
                    "beiling/bids/sourcedata/console-dump.qxz",
                    "未知格式的设备导出",
                    "A console dump of unknown format",
                    (file, seed) -> FileDamage.scribble(file, 20_000, Chance.of(seed, "console"))),
            planted(
                    "sidecar-repetition-time",
                    "beiling/bids/sub-BL02/ses-1/func/sub-BL02_ses-1_task-rest_bold.json",
                    "说明文件的重复时间为 3 s，文件头为 2 s",
                    "The sidecar says TR 3 s, the header 2 s",
                    (file, seed) -> FileDamage.replace(file, "\"RepetitionTime\" : 2.0", "\"RepetitionTime\" : 3.0")),
            planted(
                    "truncated-signal",
                    "beiling/bids/sub-BL06/ses-1/eeg/sub-BL06_ses-1_task-rest_eeg.eeg",
                    "脑电数据只剩一半，且不足整数个采样",
                    "Half of the signal is missing, cut inside a sample",
                    (file, seed) -> FileDamage.truncate(file, 0.49999)),
            planted(
                    "clipped-channel",
                    "auriga/bids/sub-AU03/ses-1/eeg/sub-AU03_ses-1_task-rest_eeg.edf",
                    "Fp2 导联削顶",
                    "Channel Fp2 is clipped",
                    (file, seed) -> SignalDamage.of(file, "Fp2").clipped(40, 3).save()),
            planted(
                    "line-noise",
                    "auriga/bids/sub-AU02/ses-1/eeg/sub-AU02_ses-1_task-rest_eeg.edf",
                    "所有导联都有强烈的 60 Hz 工频干扰",
                    "Strong 60 Hz mains hum on every channel",
                    (file, seed) -> SignalDamage.humEverywhere(file, 60, 45)),
            planted(
                    "identity-in-header",
                    "auriga/bids/sub-AU06/ses-1/eeg/sub-AU06_ses-1_task-rest_eeg.edf",
                    "EDF 头中留有（虚构的）姓名与出生日期",
                    "The EDF header still holds an (invented) name and birth date",
                    (file, seed) -> patient(file, "DEMO-AU-0006 M 02-MAY-2009 Imaginary_Person")),
            planted(
                    "spike-volumes",
                    "auriga/bids/sub-AU04/ses-1/func/sub-AU04_ses-1_task-rest_bold.nii.gz",
                    "每第八个体积亮 60%",
                    "Every eighth volume is 60 % brighter",
                    (file, seed) -> ImageDamage.of(file).spikes(8, 0.6).save()),
            planted(
                    "record-sex",
                    "auriga/clinical/DEMO-AU-1049.json",
                    "病历性别与受试者登记不符",
                    "The record's gender disagrees with the participants table",
                    (file, seed) -> FileDamage.replace(file, "\"gender\" : \"female\"", "\"gender\" : \"male\"")),
            planted(
                    "impossible-date",
                    "auriga/clinical/DEMO-AU-1014.json",
                    "就诊日期早于出生",
                    "A visit before birth",
                    (file, seed) -> visitBeforeBirth(file)));

    private PlantedFaults() {}

    static List<Fault> list() {
        return ALL.stream().map(Planted::fault).toList();
    }

    /// - **below** only files whose path begins so
    static void plant(Path folder, long seed, String below) throws IOException {
        for (var planted : ALL) {
            if (!planted.fault.path().startsWith(below)) {
                continue;
            }
            planted.damage.apply(folder.resolve(planted.fault.path()), seed);
        }
    }

    private static Planted planted(String id, String path, String zh, String en, Damage damage) {
        return new Planted(new Fault(id, path, new Text(zh, en)), damage);
    }

    private static void contacts(Path file) throws IOException {
        var rows = List.of(
                Json.object("受试者编号", "sub-DH01", "监护人姓名", "演示·林溪", "联系电话", "000-0000-0101", "住址", "无名市虚构路 1 号"),
                Json.object("受试者编号", "sub-DH02", "监护人姓名", "演示·云舟", "联系电话", "000-0000-0102", "住址", "无名市虚构路 2 号"),
                Json.object("受试者编号", "sub-DH03", "监护人姓名", "演示·小满", "联系电话", "000-0000-0103", "住址", "无名市虚构路 3 号"));
        Tsv.write(file, rows, Charset.forName("GB18030"));
    }

    private static void copyFrom(String source, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(file.resolveSibling(source).normalize(), file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void patient(Path edf, String identification) throws IOException {
        var bytes = Files.readAllBytes(edf);
        var field =
                (identification + " ".repeat(80)).substring(0, 80).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(field, 0, bytes, 8, field.length);
        Files.write(edf, bytes);
    }

    private static void visitBeforeBirth(Path bundle) throws IOException {
        var text = Files.readString(bundle);
        int at = text.indexOf("\"start\" : \"") + "\"start\" : \"".length();
        FileDamage.replace(bundle, "\"start\" : \"" + text.substring(at, at + 10), "\"start\" : \"2001-01-01");
    }

    private record Planted(Fault fault, Damage damage) {}

    private interface Damage {
        void apply(Path file, long seed) throws IOException;
    }
}
