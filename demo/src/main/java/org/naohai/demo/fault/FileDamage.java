package org.naohai.demo.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.naohai.demo.cast.Chance;

/// Faults that any file can have; each changes the file in place.
public final class FileDamage {

    private FileDamage() {}

    /// Keeps the given share of the bytes, as an interrupted copy does.
    public static void truncate(Path file, double share) throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));
    }

    /// What DataLad leaves of a file whose content is elsewhere.
    public static void toAnnexPointer(Path file) throws IOException {
        var key = "MD5E-s" + Files.size(file) + "--0123456789abcdef0123456789abcdef.nii.gz";
        Files.writeString(file, "/annex/objects/" + key + "\n");
    }

    /// Removes the last number of a line of numbers (`.bval`).
    public static void dropLastNumber(Path file) throws IOException {
        var text = Files.readString(file).strip();
        Files.writeString(file, text.substring(0, text.lastIndexOf(' ')) + "\n");
    }

    /// Replaces every occurrence of a text; fails when there is none.
    public static void replace(Path file, String old, String fresh) throws IOException {
        var text = Files.readString(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException("nothing to damage: no \"" + old + "\" in " + file.getFileName());
        }
        Files.writeString(file, text.replace(old, fresh));
    }

    /// Writes the n-th data row of a table twice.
    public static void repeatRow(Path table, int row) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(table, StandardCharsets.UTF_8));
        lines.add(lines.get(1 + row));
        Files.writeString(table, String.join("\n", lines) + "\n");
    }

    /// Sets one cell of a table.
    public static void setCell(Path table, int row, String column, String value) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(table, StandardCharsets.UTF_8));
        int at = Arrays.asList(lines.getFirst().split("\t")).indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + column + " in " + table.getFileName());
        }
        var cells = lines.get(1 + row).split("\t", -1);
        cells[at] = value;
        lines.set(1 + row, String.join("\t", cells));
        Files.writeString(table, String.join("\n", lines) + "\n");
    }

    /// Bytes of no known format.
    public static void scribble(Path file, int size, Chance chance) throws IOException {
        Files.createDirectories(file.getParent());
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) chance.bits();
        }
        bytes[0] = 'Q';
        Files.write(file, bytes);
    }
}
