package org.naohai.demo;

import static org.naohai.demo.text.Json.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.naohai.demo.cast.Cast;
import org.naohai.demo.cast.Part;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Site;
import org.naohai.demo.clinical.BundleFile;
import org.naohai.demo.cognition.Ability;
import org.naohai.demo.cognition.Scale;
import org.naohai.demo.cognition.StarTask;
import org.naohai.demo.genomics.GenotypeFile;
import org.naohai.demo.text.Json;
import org.naohai.demo.text.Tsv;

/// What one site's two folders hold beside the recordings: descriptions, participants, scales, genotypes,
/// clinical records.
final class Study {

    private static final String VERSION = "1.0.0";

    private final Site site;
    private final long seed;
    private final List<Participant> participants;
    private final Path bids;
    private final Path clinical;

    Study(Site site, Path folder, long seed) {
        this.site = site;
        this.seed = seed;
        this.participants = Cast.of(seed, site);
        this.bids = folder.resolve(name(site)).resolve("bids");
        this.clinical = folder.resolve(name(site)).resolve("clinical");
    }

    static String name(Site site) {
        return site.name().toLowerCase(Locale.ROOT);
    }

    void write() throws IOException {
        description(bids, "", "");
        description(clinical, "：病历", ": clinical records");
        Files.writeString(bids.resolve(".bidsignore"), "genetics/\nincoming/\n");
        participants();
        scales();
        Json.write(bids.resolve("task-star_events.json"), StarTask.dictionary());
        Json.write(
                bids.resolve("task-rest_bold.json"),
                object(
                        "TaskName",
                        "rest",
                        "Instructions",
                        "睁眼看十字 · Look at the cross",
                        "EchoTime",
                        0.03,
                        "FlipAngle",
                        80,
                        "Manufacturer",
                        "Synthetic",
                        "MagneticFieldStrength",
                        3));
        genotypes();
        records();
    }

    private void description(Path folder, String zh, String en) throws IOException {
        Json.write(
                folder.resolve("dataset_description.json"),
                object(
                        "Name",
                        site.projectTitle().zh() + zh + " · "
                                + site.projectTitle().en() + en,
                        "BIDSVersion",
                        "1.10.0",
                        "DatasetType",
                        "raw",
                        "License",
                        "CC0-1.0",
                        "Authors",
                        List.of("Naohai demo generator"),
                        "Description",
                        "合成数据：由程序生成，不含任何真实个人的信息 · Synthetic data: made by a program, no person behind it",
                        "Synthetic",
                        true,
                        "GeneratedBy",
                        List.of(object(
                                "Name",
                                "naohai-demo",
                                "Version",
                                VERSION,
                                "Description",
                                "Synthetic data, seed " + seed))));
        Files.writeString(folder.resolve("README.md"), """
                # %s

                **合成数据。** 本目录的全部影像、脑电、量表、基因型和病历均由程序生成，不对应任何真实的人，机构、量表与常模均为虚构。
                其中有意放入了一些错误，用来展示质量控制。请勿用于科学结论。

                **Synthetic data.** Every image, recording, scale, genotype and clinical record here was made by a program; there is no
                person behind it, and institutions, scales and norms are invented. Some faults are planted on purpose, to show quality
                control. Draw no scientific conclusion from it.
                """.formatted(
                        site.institution().zh() + " · " + site.institution().en()));
    }

    private void participants() throws IOException {
        var rows = new ArrayList<Map<String, Object>>();
        for (var participant : participants) {
            rows.add(object(
                    "participant_id", participant.label(),
                    "age", years(participant.visits().getFirst().ageYears()),
                    "sex", participant.sex(),
                    "handedness", participant.leftHanded() ? "L" : "R",
                    "group", participant.group(),
                    "site", site.key()));
            Tsv.write(
                    bids.resolve(participant.label()).resolve(participant.label() + "_sessions.tsv"),
                    participant.visits().stream()
                            .map(visit ->
                                    object("session_id", "ses-" + visit.session(), "age", years(visit.ageYears())))
                            .toList());
        }
        Tsv.write(bids.resolve("participants.tsv"), rows);
        Json.write(
                bids.resolve("participants.json"),
                object(
                        "age", object("LongName", "首次访视年龄 · Age at first visit", "Units", "year"),
                        "sex", object("LongName", "性别 · Sex", "Levels", object("F", "女 · female", "M", "男 · male")),
                        "handedness",
                                object(
                                        "LongName",
                                        "利手 · Handedness",
                                        "Levels",
                                        object("L", "左 · left", "R", "右 · right")),
                        "group",
                                object(
                                        "LongName",
                                        "分组 · Group",
                                        "Levels",
                                        object(
                                                "adhd", "注意缺陷多动障碍 · attention-deficit/hyperactivity disorder",
                                                "dyslexia", "阅读障碍 · dyslexia",
                                                "control", "对照 · control")),
                        "site", object("LongName", "机构 · Site")));
    }

    private void scales() throws IOException {
        var norms = new ArrayList<Map<String, Object>>();
        for (var scale : Scale.ALL) {
            table(scale.key(), scale.rows(participants, seed), scale.dictionary());
            norms.addAll(scale.norms());
        }
        table(Ability.KEY, Ability.rows(participants, seed), Ability.dictionary());
        Tsv.write(bids.resolve("sourcedata/invented-norms.tsv"), norms);
    }

    private void table(String key, List<Map<String, Object>> rows, Map<String, Object> dictionary) throws IOException {
        Tsv.write(bids.resolve("phenotype").resolve(key + ".tsv"), rows);
        Json.write(bids.resolve("phenotype").resolve(key + ".json"), dictionary);
    }

    private void genotypes() throws IOException {
        var genotyped =
                participants.stream().filter(one -> one.has(Part.GENOTYPE)).toList();
        var file = site == Site.AURIGA ? "cohort_genotypes.vcf.gz" : "cohort_genotypes.vcf";
        new GenotypeFile(genotyped, seed).write(bids.resolve("genetics").resolve(file));
    }

    private void records() throws IOException {
        var links = new ArrayList<Map<String, Object>>();
        for (var participant : participants) {
            if (participant.has(Part.CLINICAL)) {
                var bundle = new BundleFile(participant, seed);
                bundle.write(clinical.resolve(bundle.name()));
                links.add(object(
                        "subject",
                        participant.label(),
                        "fhir_bundle",
                        "clinical/" + bundle.name(),
                        "sex_in_cohort",
                        participant.sex(),
                        "source",
                        "naohai-demo"));
            }
        }
        Tsv.write(bids.resolve("sourcedata/clinical-linkage.tsv"), links);
    }

    private static String years(double age) {
        return String.format(Locale.ROOT, "%.2f", age);
    }
}
