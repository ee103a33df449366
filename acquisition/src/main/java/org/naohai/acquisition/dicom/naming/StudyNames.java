package org.naohai.acquisition.dicom.naming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Names all images of a study together: what a rule calls alike is told apart by echo, part,
/// reconstruction or run, in the order of series. The same images, rules and neighbours give the same
/// names.
public final class StudyNames {

    private static final String NORMALISED = "norm";

    private final NamingTable table;
    private final String prefix;
    private final String folder;

    /// - **subject** `sub-10` · **session** without prefix, or null
    public StudyNames(NamingTable table, String subject, @Nullable String session) {
        this.table = table;
        this.prefix = subject + "_" + (session == null ? "" : "ses-" + session + "_");
        this.folder = subject + "/" + (session == null ? "" : "ses-" + session + "/");
    }

    /// - **position** among the images of its series
    public record Key(String seriesUid, int position) {}

    public record Image(Key key, ImageFacts facts) {}

    /// - **stem** path in the dataset without extension; null where it has no name
    public record Result(Image image, Named named, @Nullable String stem) {}

    /// - **taken** stems that belong to others: of other studies, or imported by people
    public List<Result> name(List<Image> images, Set<String> taken) {
        var ordered = new ArrayList<>(images);
        ordered.sort(Comparator.comparingInt((Image one) -> one.facts().seriesNumber())
                .thenComparing(one -> one.key().seriesUid())
                .thenComparingInt(one -> one.key().position()));
        var named = new LinkedHashMap<Image, Named>();
        ordered.forEach(image -> named.put(image, table.name(image.facts())));
        var drafts = new ArrayList<Draft>();
        named.forEach((image, name) -> {
            if (name instanceof Named.As as) {
                drafts.add(new Draft(image, as));
            }
        });
        tellApart(drafts);
        number(drafts, taken);
        var stems = new HashMap<Key, Draft>();
        drafts.forEach(draft -> stems.put(draft.image.key(), draft));
        return named.entrySet().stream()
                .map(one -> result(
                        one.getKey(), one.getValue(), stems.get(one.getKey().key())))
                .toList();
    }

    private Result result(Image image, Named named, @Nullable Draft draft) {
        return draft == null
                ? new Result(image, named, null)
                : new Result(image, new Named.As(draft.rule, draft.kind, draft.entities), stem(draft));
    }

    /// A name on its way; owned by one call.
    private static final class Draft {

        private final Image image;
        private final String rule;
        private final BidsNames.Kind kind;
        private final Map<String, String> entities;

        private Draft(Image image, Named.As as) {
            this.image = image;
            this.rule = as.rule();
            this.kind = as.kind();
            this.entities = new TreeMap<>(as.entities());
        }

        private String nameWithout(String entity) {
            var others = new TreeMap<>(entities);
            others.remove(entity);
            return kind.datatype() + "/" + BidsNames.joined(kind.suffix(), others);
        }

        private void put(String entity, String label) {
            entities.put(entity, label);
        }
    }

    private static void tellApart(List<Draft> drafts) {
        magnitudesBesidePhases(drafts);
        for (var alike : alike(drafts, "run")) {
            byEcho(alike);
        }
        for (var alike : alike(drafts, "run")) {
            byNormalisation(alike);
        }
    }

    /// `part-mag` is said only where the other part is there, too.
    private static void magnitudesBesidePhases(List<Draft> drafts) {
        for (var alike : alike(drafts, "part")) {
            if (alike.stream().anyMatch(one -> one.entities.containsKey("part"))) {
                alike.stream()
                        .filter(one -> !one.entities.containsKey("part"))
                        .forEach(one -> one.put("part", Parts.MAGNITUDE));
            }
        }
    }

    private static void byEcho(List<Draft> alike) {
        var echoes = new HashSet<Integer>();
        boolean told = alike.stream()
                .allMatch(one -> one.kind.allows("echo")
                        && !one.entities.containsKey("echo")
                        && one.image.facts().echo() > 0
                        && echoes.add(one.image.facts().echo()));
        if (told && alike.size() > 1) {
            alike.forEach(
                    one -> one.put("echo", String.valueOf(one.image.facts().echo())));
        }
    }

    /// Siemens stores an image twice, with and without intensity correction.
    private static void byNormalisation(List<Draft> alike) {
        var norm = Words.of(NORMALISED);
        var corrected = alike.stream()
                .filter(one -> norm.in(one.image.facts().imageType()))
                .toList();
        if (!corrected.isEmpty() && corrected.size() < alike.size()) {
            corrected.stream()
                    .filter(one -> one.kind.allows("rec") && !one.entities.containsKey("rec"))
                    .forEach(one -> one.put("rec", NORMALISED));
        }
    }

    /// Run numbers where names are still alike, or belong to somebody else. Numbers that operators wrote
    /// stay, unless two are the same.
    private void number(List<Draft> drafts, Set<String> taken) {
        for (var alike : alike(drafts, "run")) {
            var stems = new HashSet<String>();
            boolean apart = alike.stream().allMatch(one -> stems.add(stem(one)) && !taken.contains(stem(one)));
            if (!apart) {
                var runs = runsOfOthers(alike.getFirst(), taken);
                int number = 1;
                for (var one : alike) {
                    while (runs.contains(number)) {
                        number++;
                    }
                    one.put("run", "%02d".formatted(number++));
                }
            }
        }
    }

    /// Run numbers that others have under this name; a name without a number counts as the first.
    private Set<Integer> runsOfOthers(Draft draft, Set<String> taken) {
        var runs = new HashSet<Integer>();
        var like = new Draft(draft.image, new Named.As(draft.rule, draft.kind, draft.entities));
        like.entities.remove("run");
        if (taken.contains(stem(like))) {
            runs.add(1);
        }
        for (int number = 1; number <= taken.size() + 1; number++) {
            for (var written : List.of("%02d".formatted(number), String.valueOf(number))) {
                like.put("run", written);
                if (taken.contains(stem(like))) {
                    runs.add(number);
                }
            }
        }
        return runs;
    }

    private String stem(Draft draft) {
        return folder + draft.kind.datatype() + "/" + prefix + BidsNames.joined(draft.kind.suffix(), draft.entities);
    }

    /// Groups of images whose names differ in nothing but this entity, in order of their first.
    private static List<List<Draft>> alike(List<Draft> drafts, String entity) {
        var groups = new LinkedHashMap<String, List<Draft>>();
        for (var draft : drafts) {
            groups.computeIfAbsent(draft.nameWithout(entity), name -> new ArrayList<>())
                    .add(draft);
        }
        return List.copyOf(groups.values());
    }
}
