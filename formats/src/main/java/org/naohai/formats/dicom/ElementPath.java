package org.naohai.formats.dicom;

/// Where the parser is, as people read it: `(0040,0275)[1](0040,0008)[1]`, and how much it has read.
final class ElementPath {

    private final int[] tags = new int[ElementParser.MOST_DEPTH];
    private final int[] items = new int[ElementParser.MOST_DEPTH];
    private int depth;
    private int read;

    boolean isEmpty() {
        return depth == 0;
    }

    boolean push(int tag) {
        if (depth == ElementParser.MOST_DEPTH) {
            return false;
        }
        tags[depth] = tag;
        items[depth++] = 0;
        return true;
    }

    /// Whether another element or item may be read: each takes some memory, however short it is.
    boolean more() {
        return ++read <= ElementParser.MOST_ELEMENTS;
    }

    void item(int number) {
        items[depth - 1] = number;
    }

    void pop() {
        depth--;
    }

    String to(int tag) {
        return text() + Tag.text(tag);
    }

    String text() {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(Tag.text(tags[i])).append('[').append(items[i] + 1).append(']');
        }
        return text.toString();
    }
}
