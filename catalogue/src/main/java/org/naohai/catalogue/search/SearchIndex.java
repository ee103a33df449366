package org.naohai.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;

/// One generation of the index on disk: written by one thread, read by many.
///
/// Every commit carries the position in the outbox that it holds, so that a crash loses nothing and repeats little.
final class SearchIndex implements AutoCloseable {

    /// Of fields and analyzers; another one on disk means a rebuild.
    static final String FORMAT = "2";

    private static final int RAM_MEGABYTES = 48;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(FSDirectory directory, IndexWriter writer, SearcherManager searchers) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    /// Opens what is there, or makes an empty one.
    static SearchIndex open(Path folder) throws IOException {
        var directory = FSDirectory.open(folder);
        var settings = new IndexWriterConfig(Analyzers.forIndex()).setRAMBufferSizeMB(RAM_MEGABYTES);
        var writer = new IndexWriter(directory, settings);
        return new SearchIndex(directory, writer, new SearcherManager(writer, null));
    }

    /// Puts these documents in the place of everything the owner had; none means that the owner is gone.
    void replace(UUID owner, List<SearchDocument> documents) throws IOException {
        var term = new Term(LuceneDocuments.OWNER, owner.toString());
        if (documents.isEmpty()) {
            writer.deleteDocuments(term);
        } else {
            var lucene = new ArrayList<Document>(documents.size());
            documents.forEach(document -> lucene.add(LuceneDocuments.of(document)));
            writer.updateDocuments(term, lucene);
        }
    }

    /// Makes it durable and visible up to this position.
    void commit(Position position, UUID installation) throws IOException {
        var data = new HashMap<>(position.toMap());
        data.put("format", FORMAT);
        data.put("installation", installation.toString());
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    /// Where the index stands; empty for a new one, and for one of another format or of another record.
    Optional<Position> position(UUID installation) {
        var data = new HashMap<String, String>();
        var committed = writer.getLiveCommitData();
        if (committed != null) {
            StreamSupport.stream(committed.spliterator(), false).forEach(one -> data.put(one.getKey(), one.getValue()));
        }
        boolean ours =
                FORMAT.equals(data.get("format")) && installation.toString().equals(data.get("installation"));
        return ours ? Optional.of(Position.of(data)) : Optional.empty();
    }

    /// Whether more can be written; after a failed write, on a full disk for one, Lucene closes its writer for good.
    boolean writable() {
        return writer.isOpen();
    }

    int documents() {
        return read(searcher -> searcher.getIndexReader().numDocs());
    }

    <T> T read(Reading<T> reading) {
        try {
            var searcher = searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }

    static boolean exists(Path folder) throws IOException {
        try (var directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    /// Work on one unchanging view of the index.
    interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    /// A place in the outbox: every row up to it, in the order (xid, seq), is in the index.
    record Position(String xid, long seq) {

        static final Position START = new Position("0", 0);

        static Position of(Map<String, String> data) {
            return new Position(data.getOrDefault("xid", "0"), Long.parseLong(data.getOrDefault("seq", "0")));
        }

        Map<String, String> toMap() {
            return Map.of("xid", xid, "seq", Long.toString(seq));
        }
    }
}
