package org.naohai.formats.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Elements in order of their tags. Immutable; [#edit] makes another.
///
/// - **characters** what encoded texts of this data set, and of its items unless they say otherwise, are
///   written in
public final class DataSet implements Iterable<Element> {

    public static final DataSet EMPTY = new Builder(CharacterSets.DEFAULT).build();

    private final Element[] elements;
    private final CharacterSets characters;

    private DataSet(Element[] elements, CharacterSets characters) {
        this.elements = elements;
        this.characters = characters;
    }

    public CharacterSets characters() {
        return characters;
    }

    public int size() {
        return elements.length;
    }

    @Override
    public Iterator<Element> iterator() {
        return Arrays.asList(elements).iterator();
    }

    public @Nullable Element get(int tag) {
        int low = 0;
        int high = elements.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(elements[middle].tag(), tag);
            if (order == 0) {
                return elements[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /// An element of a vendor's block, wherever the block is (PS3.5 7.8.1).
    ///
    /// - **creator** as the block is reserved, e.g. `SIEMENS CSA HEADER` · **element** its last two digits,
    ///   `0x10`
    public @Nullable Element get(int group, String creator, int element) {
        for (int block = 0x10; block <= 0xFF; block++) {
            int reserved = group << 16 | block;
            if (has(reserved) && creator.equals(text(reserved))) {
                return get(group << 16 | block << 8 | element);
            }
        }
        return null;
    }

    public boolean has(int tag) {
        return get(tag) != null;
    }

    /// The first value without padding; null where there is no such element, or nothing in it.
    public @Nullable String text(int tag) {
        var all = texts(tag);
        return all.isEmpty() || all.getFirst().isEmpty() ? null : all.getFirst();
    }

    public String text(int tag, String otherwise) {
        var text = text(tag);
        return text == null ? otherwise : text;
    }

    /// All values without padding; numbers as text.
    public List<String> texts(int tag) {
        var element = get(tag);
        return element == null ? List.of() : Values.texts(element, characters);
    }

    /// All values as numbers, be they binary or decimal strings; what is no number is left out.
    public double[] numbers(int tag) {
        var element = get(tag);
        return element == null ? new double[0] : Values.numbers(element);
    }

    public Optional<Double> number(int tag) {
        var all = numbers(tag);
        return all.length == 0 ? Optional.empty() : Optional.of(all[0]);
    }

    public int integer(int tag, int otherwise) {
        var all = numbers(tag);
        return all.length == 0 || all[0] != Math.rint(all[0]) || Math.abs(all[0]) > Integer.MAX_VALUE
                ? otherwise
                : (int) all[0];
    }

    public List<DataSet> items(int tag) {
        var element = get(tag);
        return element != null && element.value() instanceof Value.Items(var items) ? items : List.of();
    }

    /// The same with all texts in UTF-8, in items too, and Specific Character Set saying so.
    public DataSet inUtf8() {
        return Transcoding.toUtf8(this);
    }

    /// A builder that starts with these elements.
    public Builder edit() {
        var builder = new Builder(characters);
        for (var element : elements) {
            builder.put(element);
        }
        return builder;
    }

    /// The same without one element.
    public DataSet without(int tag) {
        if (!has(tag)) {
            return this;
        }
        var rest = new Element[elements.length - 1];
        int count = 0;
        for (var element : elements) {
            if (element.tag() != tag) {
                rest[count++] = element;
            }
        }
        return new DataSet(rest, characters);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet that && Arrays.equals(elements, that.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    /// The tags alone: values may identify a person.
    @Override
    public String toString() {
        return "DataSet" + Arrays.toString(elements);
    }

    /// Owned by one thread. Elements put in order of their tags cost nothing extra; the last of a tag counts.
    public static final class Builder {

        private final List<Element> ordered = new ArrayList<>();
        private CharacterSets characters;
        private @Nullable TreeMap<Integer, Element> sorted;

        public Builder(CharacterSets characters) {
            this.characters = characters;
        }

        public CharacterSets characters() {
            return characters;
        }

        public Builder characters(CharacterSets other) {
            characters = other;
            return this;
        }

        public Builder put(Element element) {
            if (sorted == null
                    && (ordered.isEmpty()
                            || Integer.compareUnsigned(ordered.getLast().tag(), element.tag()) < 0)) {
                ordered.add(element);
            } else {
                sorted().put(element.tag(), element);
            }
            return this;
        }

        /// An element that has been put.
        @Nullable
        Element get(int tag) {
            if (sorted != null) {
                return sorted.get(tag);
            }
            for (int i = ordered.size() - 1; i >= 0; i--) {
                int order = Integer.compareUnsigned(ordered.get(i).tag(), tag);
                if (order <= 0) {
                    return order == 0 ? ordered.get(i) : null;
                }
            }
            return null;
        }

        public Builder remove(int tag) {
            sorted().remove(tag);
            return this;
        }

        private TreeMap<Integer, Element> sorted() {
            if (sorted == null) {
                sorted = new TreeMap<>(Integer::compareUnsigned);
                for (var element : ordered) {
                    sorted.put(element.tag(), element);
                }
                ordered.clear();
            }
            return sorted;
        }

        public DataSet build() {
            var elements = sorted == null ? ordered : List.copyOf(sorted.values());
            return new DataSet(elements.toArray(Element[]::new), characters);
        }
    }
}
