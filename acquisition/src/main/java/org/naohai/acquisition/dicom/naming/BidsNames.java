package org.naohai.acquisition.dicom.naming;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which names BIDS has for images out of a scanner, and which entities each may carry, in their order.
///
/// - **source** BIDS 1.10, "Magnetic Resonance Imaging" and "Positron Emission Tomography", tables of
///   entities
public final class BidsNames {

    /// BIDS 1.10, appendix "Entities": the order in a file name.
    private static final List<String> ORDER = List.of(
            "task", "acq", "ce", "trc", "rec", "dir", "run", "mod", "echo", "flip", "inv", "mt", "part", "chunk");

    private static final Pattern LABEL = Pattern.compile("[0-9A-Za-z+]{1,64}");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");
    private static final List<String> INDEXES = List.of("run", "echo", "flip", "inv", "chunk");
    private static final BidsNames SHIPPED = read();

    private final List<Kind> kinds;

    private BidsNames(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /// - **required**, **optional** entities besides subject and session
    public record Kind(String datatype, String suffix, List<String> required, List<String> optional) {

        boolean allows(String entity) {
            return required.contains(entity) || optional.contains(entity);
        }
    }

    public static BidsNames shipped() {
        return SHIPPED;
    }

    public List<Kind> kinds() {
        return kinds;
    }

    public Optional<Kind> find(String datatype, String suffix) {
        return kinds.stream()
                .filter(kind ->
                        kind.datatype().equals(datatype) && kind.suffix().equals(suffix))
                .findFirst();
    }

    static List<String> order() {
        return ORDER;
    }

    static boolean isLabel(String entity, String value) {
        return (INDEXES.contains(entity) ? INDEX : LABEL).matcher(value).matches();
    }

    /// `acq-x_run-01_T1w`: what follows subject and session.
    static String joined(String suffix, Map<String, String> entities) {
        var name = new StringBuilder();
        for (var entity : ORDER) {
            var value = entities.get(entity);
            if (value != null) {
                name.append(entity).append('-').append(value).append('_');
            }
        }
        return name.append(suffix).toString();
    }

    private static BidsNames read() {
        var in = Objects.requireNonNull(BidsNames.class.getResourceAsStream("bids-names.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var kinds = new ArrayList<Kind>();
            lines.lines().skip(1).map(line -> line.split("\t", -1)).forEach(cells -> {
                for (var suffix : words(cells[1])) {
                    kinds.add(new Kind(cells[0], suffix, words(cells[2]), words(cells[3])));
                }
            });
            return new BidsNames(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(one -> !one.isEmpty()).toList();
    }
}
