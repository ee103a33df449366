package org.naohai.semantics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.naohai.kernel.Text;

/// The front door of meaning: Naohai's own bilingual words of the field, and where a text uses them.
///
/// Read from `META-INF/naohai/vocabulary.tsv` (`id`, `parent`, `zh`, `en`, `synonyms`, `public`; lists with
/// `|`). A term belongs to one concept. Immutable.
public final class Vocabulary {

    private static final String RESOURCE = "/META-INF/naohai/vocabulary.tsv";
    private static final int COLUMNS = 6;
    private static final Vocabulary SHIPPED = read();

    private final Map<String, Concept> concepts;
    private final TermTree tree = new TermTree();

    private Vocabulary(Map<String, Concept> concepts) {
        this.concepts = Collections.unmodifiableMap(concepts);
        concepts.values()
                .forEach(concept -> terms(concept)
                        .map(Normalised::text)
                        .filter(term -> !term.isEmpty())
                        .forEach(term -> tree.put(term, concept)));
    }

    public static Vocabulary shipped() {
        return SHIPPED;
    }

    public Collection<Concept> concepts() {
        return concepts.values();
    }

    public Optional<Concept> find(String id) {
        return Optional.ofNullable(concepts.get(id));
    }

    /// The concepts a text names, in its order: at each place the longest term, in either language.
    public List<Span> link(String text) {
        var normalised = Normalised.of(text);
        var spans = new ArrayList<Span>();
        int position = 0;
        while (position < normalised.length()) {
            var match = tree.longest(normalised, position);
            if (match == null) {
                position++;
            } else {
                int start = normalised.origin(position);
                int end = normalised.origin(match.end());
                end = start + text.substring(start, end).stripTrailing().length();
                spans.add(new Span(start, end, text.substring(start, end), match.concept()));
                position = match.end();
            }
        }
        return spans;
    }

    /// The concept and everything broader, nearest first.
    public Set<String> withAncestors(String id) {
        var ids = new LinkedHashSet<String>();
        var concept = concepts.get(id);
        while (concept != null && ids.add(concept.id())) {
            concept = concept.parent() == null ? null : concepts.get(concept.parent());
        }
        return ids;
    }

    /// Every way to write the concept: labels first.
    public static Stream<String> terms(Concept concept) {
        return Stream.concat(Stream.of(concept.label().zh(), concept.label().en()), concept.synonyms().stream());
    }

    private static Vocabulary read() {
        var concepts = new LinkedHashMap<String, Concept>();
        try (var stream = Vocabulary.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the vocabulary is not on the class path: " + RESOURCE);
            }
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(Vocabulary::concept)
                    .forEach(concept -> concepts.put(concept.id(), concept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vocabulary(concepts);
    }

    private static Concept concept(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("vocabulary.tsv wants " + COLUMNS + " columns: " + line);
        }
        return new Concept(
                cells[0],
                cells[1].isEmpty() ? null : cells[1],
                new Text(cells[2], cells[3]),
                list(cells[4]),
                list(cells[5]));
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split("\\|")).filter(one -> !one.isEmpty()).toList();
    }
}
