package org.naohai.server.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.fault.FileDamage;
import org.naohai.demo.fault.ImageDamage;
import org.naohai.demo.fault.SignalDamage;
import org.naohai.demo.fault.VariantDamage;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.server.planted.Injection.Floor;

/// Every fault that is injected, by domain.
final class Injections {

    private static final Predicate<Unit> IMAGE = unit -> unit.kind() == Kind.NIFTI;
    private static final Predicate<Unit> T1W = IMAGE.and(suffix("T1w"));
    private static final Predicate<Unit> BOLD = IMAGE.and(suffix("bold"));
    private static final Predicate<Unit> DIFFUSION = IMAGE.and(suffix("dwi"));
    private static final Predicate<Unit> SIGNAL = unit -> unit.kind() == Kind.EDF || unit.kind() == Kind.BDF;
    private static final Predicate<Unit> BRAINVISION = unit -> unit.kind() == Kind.BRAINVISION;
    private static final Predicate<Unit> VARIANTS = unit -> unit.path().endsWith(".vcf");
    private static final Predicate<Unit> SCALE =
            unit -> unit.path().contains("phenotype/") && unit.kind() == Kind.TABLE;
    private static final Predicate<Unit> PARTICIPANTS = unit -> unit.path().endsWith("participants.tsv");
    private static final Predicate<Unit> RECORD = unit -> unit.kind() == Kind.FHIR_BUNDLE;

    private final List<Injection> all = new ArrayList<>();

    static List<Injection> all() {
        var injections = new Injections();
        injections.files();
        injections.images();
        injections.signals();
        injections.variants();
        injections.tables();
        injections.records();
        return injections.all;
    }

    private void files() {
        for (double share : List.of(0.99, 0.6, 0.05)) {
            add(
                    "truncated image",
                    share + " kept",
                    IMAGE,
                    (root, unit, chance) -> FileDamage.truncate(root.resolve(unit.path()), share),
                    "NIFTI_TRUNCATED",
                    "GZIP_DAMAGED",
                    "GZIP_CORRUPT");
            add(
                    "truncated EDF or BDF",
                    share + " kept",
                    SIGNAL,
                    (root, unit, chance) -> FileDamage.truncate(root.resolve(unit.path()), share),
                    "EDF_TRUNCATED",
                    "EDF_RECORD_COUNT_UNKNOWN",
                    "EDF_HEADER_SIZE",
                    "EDF_FIELD_INVALID");
        }
        add(
                "empty file",
                "0 bytes",
                IMAGE.or(SIGNAL),
                (root, unit, chance) -> FileDamage.truncate(root.resolve(unit.path()), 0),
                "FILE_EMPTY");
        add(
                "git-annex pointer",
                "-",
                T1W,
                (root, unit, chance) -> FileDamage.toAnnexPointer(root.resolve(unit.path())),
                "FILE_ANNEX_POINTER");
        add(
                "truncated BrainVision data",
                "0.5 kept",
                BRAINVISION,
                (root, unit, chance) ->
                        FileDamage.truncate(root.resolve(unit.path().replace(".vhdr", ".eeg")), 0.49999),
                "BRAINVISION_TRUNCATED",
                "BRAINVISION_TRAILING_BYTES");
    }

    private void images() {
        for (int bits : List.of(1, 3, 8)) {
            held(
                    bits == 1 ? new Floor(0.3, 0) : new Floor(0.6, 0),
                    "flipped header bits",
                    bits + " of 192",
                    IMAGE,
                    (root, unit, chance) ->
                            image(root, unit).flipHeaderBits(bits, chance).save());
        }
        add(
                "affine not a number",
                "-",
                IMAGE,
                (root, unit, chance) -> image(root, unit).affineNotANumber().save(),
                "NIFTI_AFFINE_NOT_FINITE");
        for (double share : List.of(1e-4, 1e-2)) {
            add(
                    "NaN voxels",
                    "share " + share,
                    IMAGE,
                    (root, unit, chance) ->
                            image(root, unit).notANumber(share, chance).save(),
                    "IMAGE_NON_FINITE");
        }
        for (double deviation : List.of(6.0, 15.0, 45.0)) {
            held(
                    Floor.IN_METRICS,
                    "added noise",
                    deviation + " (white matter 324)",
                    T1W,
                    (root, unit, chance) ->
                            image(root, unit).noise(deviation, chance).save());
        }
        for (double share : List.of(0.05, 0.15, 0.4)) {
            held(
                    Floor.IN_METRICS,
                    "ghost",
                    share + " of the signal",
                    T1W.or(BOLD),
                    (root, unit, chance) -> image(root, unit).ghost(share).save(),
                    "IMAGE_GHOSTS");
        }
        for (double share : List.of(0.1, 0.3, 0.6)) {
            add(
                    "spike volumes",
                    "+" + share + ", each 8th",
                    BOLD,
                    (root, unit, chance) -> image(root, unit).spikes(8, share).save(),
                    "BOLD_UNSTABLE",
                    "BOLD_JUMPS");
        }
        for (var seconds : List.of("2.2", "3.0", "2000.0")) {
            add(
                    "sidecar repetition time",
                    seconds + " for 2.0 s",
                    BOLD,
                    (root, unit, chance) -> FileDamage.replace(
                            root.resolve(unit.path().replace(".nii.gz", ".json")),
                            "\"RepetitionTime\" : 2.0",
                            "\"RepetitionTime\" : " + seconds),
                    "SIDECAR_REPETITION_TIME_DISAGREES",
                    "SIDECAR_TIME_IN_MILLISECONDS");
        }
        add(
                "b values one short",
                "-",
                DIFFUSION,
                (root, unit, chance) ->
                        FileDamage.dropLastNumber(root.resolve(unit.path().replace(".nii.gz", ".bval"))),
                "GRADIENTS_COUNT");
    }

    private void signals() {
        add(
                "flat channel",
                "1 of 19",
                SIGNAL,
                (root, unit, chance) -> signal(root, unit, "T7").flat().save(),
                "SIGNAL_FLAT_CHANNELS");
        for (double limit : List.of(60.0, 40.0, 20.0)) {
            add(
                    "clipped channel",
                    "3x, cut at " + limit + " µV",
                    SIGNAL,
                    (root, unit, chance) ->
                            signal(root, unit, "Fz").clipped(limit, 3).save(),
                    "SIGNAL_CLIPPED");
        }
        for (double microvolts : List.of(10.0, 30.0, 90.0)) {
            held(
                    Floor.NONE,
                    "mains hum, 1 of 19 channels",
                    microvolts + " µV at 50 Hz",
                    SIGNAL,
                    (root, unit, chance) ->
                            signal(root, unit, "Cz").hum(50, microvolts).save(),
                    "SIGNAL_LINE_NOISE");
            held(
                    microvolts > 20 ? Floor.ALWAYS : Floor.NONE,
                    "mains hum, every channel",
                    microvolts + " µV at 60 Hz",
                    SIGNAL,
                    (root, unit, chance) -> SignalDamage.humEverywhere(root.resolve(unit.path()), 60, microvolts),
                    "SIGNAL_LINE_NOISE");
        }
    }

    private void variants() {
        for (double share : List.of(0.05, 0.2, 0.5)) {
            add(
                    "lost calls of a sample",
                    share + " lost",
                    VARIANTS,
                    (root, unit, chance) -> VariantDamage.loseCalls(
                            root.resolve(unit.path()), sample(root, unit, chance), share, chance),
                    "VCF_CALL_RATE_LOW");
        }
        add(
                "shuffled alternates",
                "Ti/Tv 0.5",
                VARIANTS,
                (root, unit, chance) -> VariantDamage.shuffleAlternates(root.resolve(unit.path()), chance),
                "VCF_TI_TV");
        all.add(new Injection(
                "genotype of the other sex",
                "1 sample",
                VARIANTS,
                (root, unit, chance) ->
                        VariantDamage.otherSex(root.resolve(unit.path()), sample(root, unit, chance), chance),
                Set.of("SUBJECT_GENETIC_SEX_DISAGREES"),
                true,
                Floor.ALWAYS));
    }

    private void tables() {
        for (var value : List.of("4", "9", "99")) {
            add(
                    "answer outside the levels",
                    value + " of 0-3",
                    SCALE.and(unit -> !unit.path().contains("ability")),
                    (root, unit, chance) ->
                            FileDamage.setCell(root.resolve(unit.path()), chance.below(6), "item_05", value),
                    "TABLE_VALUE_NOT_IN_LEVELS",
                    "TABLE_VALUE_OUT_OF_RANGE",
                    "TABLE_MISSING_CODE_SUSPECTED");
        }
        add(
                "row written twice",
                "-",
                SCALE.or(PARTICIPANTS),
                (root, unit, chance) -> FileDamage.repeatRow(root.resolve(unit.path()), chance.below(6)),
                "TABLE_ROW_TWICE",
                "TABLE_SUBJECT_TWICE");
        add(
                "letter in a number",
                "-",
                SCALE.and(unit -> unit.path().contains("ability")),
                (root, unit, chance) ->
                        FileDamage.setCell(root.resolve(unit.path()), chance.below(6), "reading_fluency_raw", "6O"),
                "TABLE_TYPE_MIXED");
        add(
                "implausible age",
                "1040 years",
                PARTICIPANTS,
                (root, unit, chance) -> FileDamage.setCell(root.resolve(unit.path()), chance.below(6), "age", "1040"),
                "TABLE_AGE_IMPLAUSIBLE");
    }

    private void records() {
        add(
                "visit before birth",
                "2001",
                RECORD,
                (root, unit, chance) -> firstVisit(root.resolve(unit.path()), "2001-01-01"),
                "FHIR_EVENT_BEFORE_BIRTH");
        add(
                "visit in the future",
                "2093",
                RECORD,
                (root, unit, chance) -> firstVisit(root.resolve(unit.path()), "2093-01-01"),
                "FHIR_EVENT_IN_FUTURE",
                "FHIR_END_BEFORE_START");
        add(
                "date that is none",
                "31 February",
                RECORD,
                (root, unit, chance) -> firstVisit(root.resolve(unit.path()), "2020-02-31"),
                "FHIR_INVALID");
        add(
                "unknown status",
                "-",
                RECORD,
                (root, unit, chance) -> FileDamage.replace(
                        root.resolve(unit.path()), "\"status\" : \"finished\"", "\"status\" : \"over\""),
                "FHIR_INVALID");
        add(
                "cut JSON",
                "0.7 kept",
                RECORD,
                (root, unit, chance) -> FileDamage.truncate(root.resolve(unit.path()), 0.7),
                "JSON_SYNTAX");
    }

    private static void firstVisit(Path bundle, String date) throws IOException {
        var text = Files.readString(bundle);
        int at = text.indexOf("\"start\" : \"") + "\"start\" : \"".length();
        Files.writeString(bundle, text.substring(0, at) + date + text.substring(at + 10));
    }

    private static String sample(Path root, Unit unit, Chance chance) throws IOException {
        var header = Files.readAllLines(root.resolve(unit.path())).stream()
                .filter(line -> line.startsWith("#CHROM"))
                .findFirst()
                .orElseThrow()
                .split("\t");
        return header[9 + chance.below(header.length - 9)];
    }

    private static ImageDamage image(Path root, Unit unit) throws IOException {
        return ImageDamage.of(root.resolve(unit.path()));
    }

    private static SignalDamage signal(Path root, Unit unit, String channel) throws IOException {
        return SignalDamage.of(root.resolve(unit.path()), channel);
    }

    private static Predicate<Unit> suffix(String suffix) {
        return unit -> suffix.equals(unit.entities().suffix());
    }

    private void add(String fault, String strength, Predicate<Unit> fits, Injection.Act act, String... codes) {
        held(Floor.ALWAYS, fault, strength, fits, act, codes);
    }

    private void held(
            Floor floor, String fault, String strength, Predicate<Unit> fits, Injection.Act act, String... codes) {
        all.add(new Injection(fault, strength, fits, act, Set.of(codes), false, floor));
    }
}
