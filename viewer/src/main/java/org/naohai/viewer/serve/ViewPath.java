package org.naohai.viewer.serve;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a derived file: `/seen/{recording}/{hash}/{file}`, or with a signature in front of the recording
/// `/seen/signed/{signature}/{recording}/{hash}/{file}`.
///
/// - **recording** whose readers may have it · **hash** 64 hex digits of what it was made from and how
/// - **file** below the folder of that hash
public record ViewPath(@Nullable String signature, UUID recording, String hash, String file) {

    public static final String PREFIX = "/seen/";
    static final String SIGNED = PREFIX + "signed/";

    /// How long a browser may keep a derived file: it never changes.
    public static final String KEPT = "private, max-age=31536000, immutable";

    private static final Pattern ADDRESS = Pattern.compile("/seen/(?:signed/([\\w.-]{1,200})/)?"
            + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f]{64})/([\\w.-]+(?:/[\\w.-]+){0,9})");
    private static final int LONGEST = 500;

    /// Empty for what is none: other characters, dots alone, too long.
    public static Optional<ViewPath> of(String path) {
        if (path.length() > LONGEST) {
            return Optional.empty();
        }
        var found = ADDRESS.matcher(path);
        if (!found.matches() || path.contains("..") || path.contains("/./")) {
            return Optional.empty();
        }
        return Optional.of(
                new ViewPath(found.group(1), UUID.fromString(found.group(2)), found.group(3), found.group(4)));
    }

    public String mediaType() {
        return file.endsWith(".json") ? "application/json" : "application/octet-stream";
    }

    /// Where who may read the recording finds it; a file that ends with `/` is a folder.
    public static String url(UUID recording, String hash, String file) {
        return PREFIX + recording + "/" + hash + "/" + file;
    }

    /// The same for whom the signature lets in.
    public static String signed(String signature, UUID recording, String hash, String file) {
        return SIGNED + signature + "/" + recording + "/" + hash + "/" + file;
    }
}
