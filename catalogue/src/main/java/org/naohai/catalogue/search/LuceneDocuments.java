package org.naohai.catalogue.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.naohai.semantics.Vocabulary;

/// A [SearchDocument] as Lucene keeps it.
final class LuceneDocuments {

    static final String KEY = "key";
    static final String OWNER = "owner";
    static final String CONCEPT = "concept";
    static final String READ_SCOPE = "read_scope";
    static final String DISCOVER_SCOPE = "discover_scope";
    static final String MODIFIED = "modified";
    static final String TYPE = "type";
    private static final int MOST_TEXT = 20_000;

    private LuceneDocuments() {}

    static Document of(SearchDocument found) {
        var said = clipped(found.words());
        var concepts = concepts(said);
        var labels = labels(concepts);
        var document = new Document();
        identity(document, found);
        words(document, "", said);
        words(document, "", labels);
        words(document, Analyzers.TITLE, found.title());
        withAncestors(concepts).forEach(id -> document.add(new StringField(CONCEPT, id, Store.NO)));
        facets(document, found);
        return document;
    }

    private static void identity(Document document, SearchDocument found) {
        document.add(new StringField(KEY, found.key(), Store.YES));
        document.add(new SortedDocValuesField(KEY, new BytesRef(found.key())));
        document.add(new StringField(OWNER, found.owner().toString(), Store.NO));
        document.add(new IntPoint(found.discoverable() ? DISCOVER_SCOPE : READ_SCOPE, found.scopeId()));
        document.add(new NumericDocValuesField(MODIFIED, found.modifiedMillis()));
        stored(document, "title", found.title());
        stored(document, "subtitle", found.subtitle());
        stored(document, "text", clipped(found.text()));
        stored(document, "href", found.href());
        stored(document, "dataset", found.datasetId().toString());
        stored(document, "dataset_title", found.datasetTitle());
        stored(document, "verdict", found.verdict() == null ? "" : found.verdict());
        stored(document, "domain", found.domains().size() == 1 ? found.domains().getFirst() : "");
        stored(
                document,
                "modality",
                found.modalities().size() == 1 ? found.modalities().getFirst() : "");
    }

    /// The same text for Chinese and English readers; the Chinese analyzers see only lines that hold Chinese.
    private static void words(Document document, String prefix, String text) {
        var chinese = text.lines()
                .filter(line -> line.codePoints().anyMatch(Character::isIdeographic))
                .collect(Collectors.joining("\n"));
        if (!chinese.isEmpty()) {
            document.add(new TextField(prefix + Analyzers.ZH, chinese, Store.NO));
            if (prefix.isEmpty()) {
                document.add(new TextField(Analyzers.BI, chinese, Store.NO));
            }
        }
        document.add(new TextField(prefix + Analyzers.EN, text, Store.NO));
        document.add(new TextField(prefix + Analyzers.EXACT, text, Store.NO));
    }

    private static void facets(Document document, SearchDocument found) {
        facet(document, Facet.TYPE, List.of(found.type()));
        facet(document, Facet.DOMAIN, found.domains());
        facet(document, Facet.MODALITY, found.modalities());
        facet(document, Facet.PROJECT, List.of(found.project()));
        facet(document, Facet.INSTITUTION, List.of(found.institution()));
        facet(document, Facet.QUALITY, found.qualities());
        facet(document, Facet.ACCESS, List.of(found.access()));
    }

    private static void facet(Document document, Facet facet, List<String> values) {
        for (var value : new LinkedHashSet<>(values)) {
            document.add(new StringField(facet.field(), value, Store.NO));
            document.add(new SortedSetDocValuesField(facet.field(), new BytesRef(value)));
        }
    }

    private static void stored(Document document, String field, String value) {
        document.add(new StoredField(field, value));
    }

    private static Set<String> concepts(String text) {
        return Vocabulary.shipped().link(text).stream()
                .map(span -> span.concept().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> withAncestors(Set<String> concepts) {
        return concepts.stream()
                .flatMap(id -> Vocabulary.shipped().withAncestors(id).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Both labels of every concept, so that half a term of the other language still finds the text.
    private static String labels(Set<String> concepts) {
        return concepts.stream()
                .flatMap(id -> Vocabulary.shipped().find(id).stream())
                .map(concept -> concept.label().zh() + "\n" + concept.label().en())
                .collect(Collectors.joining("\n"));
    }

    private static String clipped(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
