package io.vireo.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;

/** An open index. One thread changes it; any thread searches. */
final class IndexSession implements Closeable {
    private static final double BUFFER_MEGABYTES = 32;

    /** One merge runs at a time; a change waits only if more than this are due. */
    private static final int MAX_MERGES = 6;

    /** Reports at the start that a later version has faster vector searches, which are not used here. */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private IndexSession(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
    }

    /** Opens the index in a folder, or creates it; see {@link IndexWriter} for the exceptions. */
    static IndexSession open(Path folder) throws IOException {
        Directory directory = new MMapDirectory(folder);
        IndexWriter writer = null;
        try {
            ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
            merges.setMaxMergesAndThreads(MAX_MERGES, 1);
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                            .setIndexSort(IndexFields.ORDER)
                            .setMergeScheduler(merges)
                            .setCommitOnClose(false));
            return new IndexSession(directory, writer);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(writer, directory);
            throw e;
        }
    }

    /** Returns what the last commit recorded; empty for a new index. */
    Map<String, String> committed() {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** Replaces the rows, and removes those of the keys that are not among them. */
    void update(Collection<Long> keys, List<IndexedRow> rows) throws IOException {
        Set<Long> gone = new HashSet<>(keys);
        for (IndexedRow row : rows) {
            gone.remove(row.key());
            writer.updateDocument(term(row.key()), IndexFields.document(row));
        }
        writer.deleteDocuments(gone.stream().map(IndexSession::term).toArray(Term[]::new));
    }

    /** Makes the changes visible. This writes a small segment, so it is not done for each of many changes. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    private static Term term(long key) {
        return new Term(IndexFields.KEY, Long.toString(key));
    }

    /** Stores the changes on disk together with data that {@link #committed} returns after a restart. */
    void commit(Map<String, String> data) throws IOException {
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /** Returns the keys of all rows, in order. */
    long[] keys() throws IOException {
        IndexSearcher searcher = acquire();
        try {
            long[] found = new long[searcher.getIndexReader().numDocs()];
            int count = 0;
            for (LeafReaderContext leaf : searcher.getLeafContexts()) {
                NumericDocValues values = leaf.reader().getNumericDocValues(IndexFields.KEY);
                Bits live = leaf.reader().getLiveDocs();
                for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                    if (live == null || live.get(document)) {
                        found[count++] = RankedHits.value(values, document);
                    }
                }
            }
            Arrays.sort(found);
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    /** Returns whether an error has closed the index, such as a full disk or a damaged file. */
    boolean isBroken() {
        return !writer.isOpen();
    }

    /** Closes the index; changes after the last commit are lost. */
    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, writer::rollback, directory);
    }
}
