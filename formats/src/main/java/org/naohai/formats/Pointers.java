package org.naohai.formats;

/// Files that stand for content which is not here.
///
/// - **annex** a git-annex pointer (`/annex/objects/SHA256E-s…`) or the text of an annex link
/// - **dangling** what [FolderTree] lists for a link that leads nowhere or outside
final class Pointers {

    static final String DANGLING = "naohai: link without content\n";
    private static final int LONGEST = 2048;

    private Pointers() {}

    static boolean isAnnex(Prefix prefix) {
        return prefix.length() < LONGEST && isAnnexText(prefix.text());
    }

    static boolean isAnnexText(String text) {
        var line = text.strip();
        return line.indexOf('\n') < 0
                && (line.startsWith("/annex/objects/") || line.contains(".git/annex/objects/"))
                && line.indexOf(' ') < 0;
    }

    static boolean isDanglingLink(Prefix prefix) {
        return prefix.length() == DANGLING.length() && prefix.startsWith(DANGLING);
    }
}
