package org.naohai.formats.bids;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads [Entities] from a path; free names give what their folders say, and a subject only where it is plain.
///
/// - **source** BIDS 1.10, "Common principles: filenames" and the entity table of the schema
/// - **guessed** `patient001_T1.nii.gz` is subject `001`, suffix `T1w`: only after a word such as patient, subject, 被试
public final class EntityParser {

    private static final Set<String> KEYS = Set.of(
            "sub ses sample task tracksys acq nuc voi ce trc stain rec dir run mod echo flip inv mt part proc hemi space"
                    .concat(" split recording chunk seg res den label desc atlas scale tpl cohort from to mode")
                    .split(" "));

    private static final Set<String> DATATYPES = Set.of(
            "anat func dwi fmap perf pet eeg ieeg meg emg nirs beh motion micr mrs phenotype genetics".split(" "));

    private static final Set<String> SUFFIXES = Set.of(
            ("T1w T2w T2star T2starw FLAIR PDw PDT2 FLASH inplaneT1 inplaneT2 UNIT1 MP2RAGE T1map T2map R1map angio "
                            + "bold cbv sbref dwi asl m0scan aslcontext asllabeling phasediff phase1 phase2 magnitude "
                            + "magnitude1 magnitude2 phase fieldmap epi pet blood eeg ieeg meg emg nirs events channels "
                            + "electrodes optodes coordsystem headshape photo physio stim beh motion SPIM participants "
                            + "sessions scans samples mask dseg probseg")
                    .split(" "));

    private static final Map<String, String> FREE_SUFFIXES = Map.of(
            "t1", "T1w", "t1w", "T1w", "t2", "T2w", "t2w", "T2w", "flair", "FLAIR", "bold", "bold", "dwi", "dwi", "dti",
            "dwi", "eeg", "eeg", "pet", "pet");

    private static final List<String> LONG_EXTENSIONS =
            List.of(".nii.gz", ".tsv.gz", ".csv.gz", ".vcf.gz", ".vcf.bgz", ".ome.tif", ".ome.tiff", ".tar.gz");

    private static final Pattern ENTITY = Pattern.compile("([a-zA-Z]+)-([0-9a-zA-Z+]+)");
    private static final Pattern FREE_SUBJECT = Pattern.compile(
            "(?i)(?:^|[_. -])(?:patient|participant|subject|subj|sub|volunteer|被试|受试者|患者|病人)[_ -]?(\\d{1,4})(?=[_. -]|$)");

    private EntityParser() {}

    public static Entities parse(String path) {
        var folders = path.split("/", -1);
        var name = folders[folders.length - 1];
        folders = Arrays.copyOf(folders, folders.length - 1);
        var datatype = lastOf(folders, DATATYPES);
        var extension = extension(name);
        var stem = name.substring(0, name.length() - extension.length());
        var free = "phenotype".equals(datatype);
        var entities = free ? null : entities(stem);
        if (entities == null) {
            return freeName(folders, datatype, stem, extension);
        }
        var subject = entities.remove("sub");
        var session = entities.remove("ses");
        return new Entities(
                subject != null ? subject : folderValue(folders, "sub-"),
                session != null ? session : folderValue(folders, "ses-"),
                entities,
                datatype,
                suffix(stem),
                extension);
    }

    /// The extension with its dot, `.nii.gz` whole; empty where there is none.
    public static String extension(String name) {
        var lower = name.toLowerCase(java.util.Locale.ROOT);
        for (var known : LONG_EXTENSIONS) {
            if (lower.endsWith(known)) {
                return name.substring(name.length() - known.length());
            }
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : "";
    }

    /// The `key-value` parts of a BIDS name in order, `sub` and `ses` among them; null where the name is free.
    private static @Nullable Map<String, String> entities(String stem) {
        var found = new LinkedHashMap<String, String>();
        var parts = stem.split("_");
        for (int i = 0; i < parts.length; i++) {
            var matcher = ENTITY.matcher(parts[i]);
            if (matcher.matches() && (KEYS.contains(matcher.group(1)) || found.containsKey("sub"))) {
                found.put(matcher.group(1), matcher.group(2));
            } else if (i < parts.length - 1 || matcher.matches()) {
                return null;
            }
        }
        return found.isEmpty() && !SUFFIXES.contains(stem) ? null : found;
    }

    private static @Nullable String suffix(String stem) {
        var last = stem.substring(stem.lastIndexOf('_') + 1);
        return last.contains("-") || last.isEmpty() ? null : last;
    }

    private static Entities freeName(String[] folders, @Nullable String datatype, String stem, String extension) {
        var subject = folderValue(folders, "sub-");
        var last = stem.substring(Math.max(stem.lastIndexOf('_'), stem.lastIndexOf('-')) + 1);
        return new Entities(
                subject != null ? subject : guessedSubject(folders, stem),
                folderValue(folders, "ses-"),
                Map.of(),
                datatype,
                "phenotype".equals(datatype) ? null : FREE_SUFFIXES.get(last.toLowerCase(java.util.Locale.ROOT)),
                extension);
    }

    private static @Nullable String guessedSubject(String[] folders, String stem) {
        var named = FREE_SUBJECT.matcher(stem);
        if (named.find()) {
            return named.group(1);
        }
        for (int i = folders.length - 1; i >= 0; i--) {
            var matcher = FREE_SUBJECT.matcher(folders[i]);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return null;
    }

    private static @Nullable String folderValue(String[] folders, String prefix) {
        for (int i = folders.length - 1; i >= 0; i--) {
            if (folders[i].startsWith(prefix) && ENTITY.matcher(folders[i]).matches()) {
                return folders[i].substring(prefix.length());
            }
        }
        return null;
    }

    private static @Nullable String lastOf(String[] folders, Set<String> known) {
        for (int i = folders.length - 1; i >= 0; i--) {
            if (known.contains(folders[i])) {
                return folders[i];
            }
        }
        return null;
    }
}
