package io.vireo.search;

import io.vireo.platform.Component;
import io.vireo.platform.PrivateFiles;
import io.vireo.platform.config.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The search index of this node, in a folder below the data directory. One thread opens, changes and closes it; any thread searches. It
 * can be rebuilt from the database at any time, so a damaged one is deleted.
 */
@Component
class SearchIndex {
    /** Version of normalization, segmentation and fields, in the name of the folder. */
    static final int VERSION = 4;

    private static final Logger LOG = System.getLogger(SearchIndex.class.getName());
    private static final double BUFFER_MEGABYTES = 32;

    /** One merge runs at a time; a change waits only if more than this are due. */
    private static final int MAX_MERGES = 6;

    /** Reports at the start that a later version has faster vector searches, which are not used here. */
    private static final java.util.logging.Logger VECTORS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(java.util.logging.Level.SEVERE);
    }

    private final Path folder;
    private volatile @Nullable IndexWriter writer;
    private volatile @Nullable SearcherManager searchers;
    private volatile boolean isDamaged;

    /** A search on the state of the index at one time. */
    interface Reading<T, E extends Exception> {
        T from(IndexSearcher searcher) throws IOException, E;
    }

    @Inject
    SearchIndex() {
        this(Settings.current().dataDirectory().resolve("search"));
    }

    /** @param parent the directory of the folder */
    SearchIndex(Path parent) {
        folder = parent.resolve("v" + VERSION);
    }

    /**
     * Opens the index unless it is open and undamaged.
     *
     * @return whether it was not open
     * @throws IOException if it cannot be opened now; a damaged one is replaced by the next call
     */
    boolean open() throws IOException {
        IndexWriter current = writer;
        if (current != null && !isDamaged && current.isOpen()) {
            return false;
        }
        close();
        if (isDamaged) {
            IOUtils.rm(folder);
            isDamaged = false;
        }
        PrivateFiles.directory(folder);
        MMapDirectory directory = new MMapDirectory(folder);
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(MAX_MERGES, 1);
        IndexWriterConfig config = new IndexWriterConfig()
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setIndexSort(IndexFields.ORDER)
                .setMergeScheduler(merges)
                .setCommitOnClose(false);
        try {
            IndexWriter opened = new IndexWriter(directory, config);
            writer = opened;
            searchers = new SearcherManager(opened, null);
            return true;
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new IOException("Each node needs its own data directory: another process uses " + folder, e);
        } catch (IOException | IllegalArgumentException e) {
            close();
            directory.close();
            isDamaged = !(e instanceof FileSystemException) || e instanceof NoSuchFileException;
            throw new IOException("Cannot open the search index; if it is damaged, it is rebuilt: " + folder, e);
        }
    }

    /** Closes the index; changes after the last commit are lost. */
    void close() {
        IndexWriter closed = writer;
        SearcherManager closedSearchers = searchers;
        writer = null;
        searchers = null;
        if (closed != null) {
            IOUtils.closeWhileHandlingException(closedSearchers, closed::rollback, closed.getDirectory());
        }
    }

    boolean isOpen() {
        return searchers != null;
    }

    /** Makes the next {@link #open} begin with an empty index. */
    void discard() {
        isDamaged = true;
    }

    private IndexWriter writer() throws IOException {
        IndexWriter current = writer;
        if (current == null) {
            throw new IOException("The search index is closed");
        }
        return current;
    }

    /** Replaces the rows, and removes those of the keys that are not among them. */
    void update(Collection<Long> keys, List<IndexedRow> rows) throws IOException {
        Set<Long> gone = new HashSet<>(keys);
        for (IndexedRow row : rows) {
            gone.remove(row.key());
            writer().updateDocument(term(row.key()), IndexFields.document(row));
        }
        writer().deleteDocuments(gone.stream().map(SearchIndex::term).toArray(Term[]::new));
    }

    private static Term term(long key) {
        return new Term(IndexFields.KEY, Long.toString(key));
    }

    /** Makes the changes visible. This writes a small segment, so it is not done for each of many changes. */
    void refresh() throws IOException {
        SearcherManager current = searchers;
        if (current != null) {
            current.maybeRefreshBlocking();
        }
    }

    /** Stores the changes on disk together with data that {@link #committed} returns after a restart. */
    void commit(Map<String, String> data) throws IOException {
        writer().setLiveCommitData(data.entrySet());
        writer().commit();
    }

    /** Returns what the last commit recorded; empty for a new index. */
    Map<String, String> committed() throws IOException {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> entries = writer().getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** Deletes the indexes of other versions. */
    void deleteOtherVersions() throws IOException {
        try (Stream<Path> folders = Files.list(folder.getParent())) {
            IOUtils.rm(folders.filter(path -> path.getFileName().toString().matches("v[0-9]+") && !path.equals(folder))
                    .toArray(Path[]::new));
        }
    }

    /** Returns a searcher of the current state, which must be released; null if there is no open index. */
    @Nullable
    IndexSearcher acquire() {
        SearcherManager current = searchers;
        try {
            return current == null ? null : current.acquire();
        } catch (IOException | AlreadyClosedException e) {
            LOG.log(Level.DEBUG, "The search index is being closed", e);
            return null;
        }
    }

    static void release(IndexSearcher searcher) {
        try {
            searcher.getIndexReader().decRef();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A reader of the search index could not be closed", e);
        }
    }

    /** Reads the current state; returns the other value if there is no open index, or if reading failed: then it is rebuilt. */
    <T, E extends Exception> T read(T otherwise, Reading<T, E> reading) throws E {
        IndexSearcher searcher = acquire();
        if (searcher == null) {
            return otherwise;
        }
        try {
            return reading.from(searcher);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Reading the search index failed; it is rebuilt: {0}", e.toString());
            discard();
            return otherwise;
        } finally {
            release(searcher);
        }
    }

    /** Returns a number that changes with each visible change. */
    long version() {
        return read(-1L, searcher -> ((DirectoryReader) searcher.getIndexReader()).getVersion());
    }

    int documents() {
        return read(0, searcher -> searcher.getIndexReader().numDocs());
    }
}
