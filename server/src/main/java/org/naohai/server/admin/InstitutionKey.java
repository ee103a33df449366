package org.naohai.server.admin;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;

/// A key for an institution that is named only in words.
final class InstitutionKey {

    private static final int LONGEST = 40;

    private InstitutionKey() {}

    /// `Beijing Children's Hospital` → `BEIJING-CHILDREN-S-HOSPITAL`; a name without Latin letters → `I-` and a
    /// checksum of it.
    static String of(String name) {
        var latin = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-").replaceAll("^-|-$", "");
        if (latin.isEmpty()) {
            var checksum = new CRC32C();
            checksum.update(name.getBytes(StandardCharsets.UTF_8));
            return "I-" + HexFormat.of().withUpperCase().toHexDigits((int) checksum.getValue());
        }
        return latin.substring(0, Math.min(latin.length(), LONGEST));
    }
}
