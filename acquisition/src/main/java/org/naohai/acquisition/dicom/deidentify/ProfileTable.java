package org.naohai.acquisition.dicom.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The Application Level Confidentiality Profile Attributes (PS3.15 table E.1-1), as `confidentiality-profile.tsv`.
///
/// - **columns** tag (`0008,0050`, `50XX,XXXX`), name, basic profile, then one for each option: `K`, `C` or nothing
final class ProfileTable {

    static final String RESOURCE = "confidentiality-profile.tsv";

    private static final ProfileTable STANDARD = new ProfileTable(lines(RESOURCE));

    private final List<Row> rows;

    private ProfileTable(List<String> lines) {
        var columns = List.of(lines.getFirst().split("\t", -1));
        rows = lines.stream()
                .skip(1)
                .map(line -> row(columns, line.split("\t", -1)))
                .toList();
    }

    /// - **basic** `X`, `Z`, `D`, `U`, `X/Z`, … · **keep**, **clean** the options that say K or C
    record Row(String tag, String name, String basic, Set<Option> keep, Set<Option> clean) {}

    static ProfileTable standard() {
        return STANDARD;
    }

    List<Row> rows() {
        return rows;
    }

    private static Row row(List<String> columns, String[] cells) {
        var keep = EnumSet.noneOf(Option.class);
        var clean = EnumSet.noneOf(Option.class);
        for (var option : Option.values()) {
            switch (cells[columns.indexOf(option.key())]) {
                case "K" -> keep.add(option);
                case "C" -> clean.add(option);
                default -> {}
            }
        }
        return new Row(cells[0], cells[1], cells[2], keep, clean);
    }

    /// SHA-256 of the table, which names its version.
    static String digest() {
        return Report.digest(String.join("\n", lines(RESOURCE)).getBytes(StandardCharsets.UTF_8));
    }

    /// Lines of a resource of this package that are neither empty nor remarks (`#`).
    static List<String> lines(String resource) {
        try (var stream = Objects.requireNonNull(ProfileTable.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new ArrayList<>(reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
