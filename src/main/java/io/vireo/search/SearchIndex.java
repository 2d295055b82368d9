package io.vireo.search;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.platform.Component;
import io.vireo.platform.PrivateFiles;
import io.vireo.platform.config.Settings;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The search index of this node, in a folder below the data directory. One thread opens, changes and closes it; any thread searches. It
 * can be rebuilt from the database at any time, so a damaged one is deleted. As many searches run at a time as there are processors, and
 * the others wait in turn: more at a time would only delay each other.
 */
@Component
class SearchIndex {
    /** Version of normalization, segmentation and fields, in the name of the folder. */
    static final int VERSION = 5;

    private static final Logger LOG = System.getLogger(SearchIndex.class.getName());
    private static final double BUFFER_MEGABYTES = 32;

    /** One merge runs at a time; a change waits only if more than this are due. */
    private static final int MAX_MERGES = 6;

    /** A search looks up each term in each segment, so there are few: more merges, fewer lookups. */
    private static final int SEGMENTS_PER_TIER = 4;

    private static final double SMALL_MEGABYTES = 32;

    /** While more searches than this wait, further ones are refused. */
    static final int MAX_WAITING = 200;

    static {
        IndexSearcher.setDefaultQueryCache(null);
    }

    private final Path folder;
    private final Semaphore turns =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private volatile @Nullable IndexWriter writer;
    private volatile @Nullable SearcherManager searchers;

    /** Why the index must be opened again. */
    private volatile @Nullable Throwable failure;

    /** A search on the state of the index at one time. */
    interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
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
     * Opens the index unless it is open and has not failed. After a failure it is in the state of the last commit, or empty if its files
     * are damaged.
     *
     * @return whether it was not open
     * @throws IOException if it cannot be opened now; a damaged one is replaced by the next call
     */
    boolean open() throws IOException {
        IndexWriter current = writer;
        if (current != null && current.isOpen() && failure == null) {
            return false;
        }
        Throwable cause = failure == null && current != null ? current.getTragicException() : failure;
        boolean isDamaged = cause != null && isDamage(cause);
        close();
        if (isDamaged) {
            IOUtils.rm(folder);
        }
        failure = null;
        PrivateFiles.directory(folder);
        Directory directory = directory(folder);
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(MAX_MERGES, 1);
        IndexWriterConfig config = new IndexWriterConfig()
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setIndexSort(IndexFields.ORDER)
                .setMergePolicy(new TieredMergePolicy()
                        .setSegmentsPerTier(SEGMENTS_PER_TIER)
                        .setFloorSegmentMB(SMALL_MEGABYTES))
                .setMergeScheduler(merges)
                .setCommitOnClose(false);
        try {
            current = new IndexWriter(directory, config);
            writer = current;
            searchers = new SearcherManager(current, null);
            return true;
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new IOException("Each node needs its own data directory: another process uses " + folder, e);
        } catch (IOException | RuntimeException e) {
            close();
            directory.close();
            failure = e;
            throw new IOException("Cannot open the search index; if it is damaged, it is rebuilt: " + folder, e);
        }
    }

    Directory directory(Path path) throws IOException {
        return new MMapDirectory(path);
    }

    /** Returns whether the files are damaged: what failed tells it, or, as it can be anything, reading all of them does. */
    private boolean isDamage(Throwable e) {
        return e instanceof CorruptIndexException
                || e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException
                || e instanceof EOFException
                || e instanceof FileNotFoundException
                || e instanceof NoSuchFileException
                || e instanceof InternalError // beyond the end of a mapped file
                || e instanceof RuntimeException && !isIntact();
    }

    private boolean isIntact() {
        IndexSearcher searcher = acquire();
        try {
            for (LeafReaderContext leaf : searcher.getLeafContexts()) {
                leaf.reader().checkIntegrity();
            }
            return searchers != null;
        } catch (IOException | RuntimeException | InternalError e) {
            LOG.log(Level.WARNING, "The search index is damaged: {0}", e.toString());
            return false;
        } finally {
            release(searcher);
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

    /** Returns whether the index is open and has not failed. */
    boolean isOpen() {
        return searchers != null && failure == null;
    }

    /** Makes the next {@link #open} open the index again, empty if the cause is damage. */
    void reopen(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    private IndexWriter writer() throws IOException {
        IndexWriter current = writer;
        if (current == null) {
            throw new IOException("The search index is closed");
        }
        return current;
    }

    /** Adds a row, or replaces it. */
    void update(IndexedRow row) throws IOException {
        writer().updateDocument(term(row.key()), IndexFields.document(row));
    }

    void delete(Collection<Long> keys) throws IOException {
        writer().deleteDocuments(keys.stream().map(SearchIndex::term).toArray(Term[]::new));
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

    /** Returns the data of the last commit; empty for a new index. */
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

    /** Returns a searcher of the current state, which must be released; without documents if no index is open. */
    IndexSearcher acquire() {
        SearcherManager current = searchers;
        try {
            return current == null ? new IndexSearcher(new MultiReader()) : current.acquire();
        } catch (AlreadyClosedException e) {
            return acquire(); // it has been closed in the meantime
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void release(IndexSearcher searcher) {
        try {
            searcher.getIndexReader().decRef();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A reader of the search index could not be closed", e);
        }
    }

    /** Refuses a search while too many wait. */
    void admit() {
        if (turns.getQueueLength() > MAX_WAITING) {
            throw new ServiceUnavailableException();
        }
    }

    /**
     * Reads a state of the index, in turn.
     *
     * @throws IOException if reading failed: then the index is opened again, or rebuilt
     */
    <T> T readIn(IndexSearcher searcher, Reading<T> reading) throws IOException {
        turns.acquireUninterruptibly();
        try {
            return reading.from(searcher);
        } catch (IOException | RuntimeException | InternalError e) {
            LOG.log(Level.WARNING, "Reading the search index failed; it is opened again, or rebuilt if damaged", e);
            failure = e instanceof IOException ? new CorruptIndexException("not readable", folder.toString(), e) : e;
            throw new IOException(e);
        } finally {
            turns.release();
        }
    }

    /** Reads the current state, in turn; returns the other value if there is no index or reading failed. */
    <T> T read(T otherwise, Reading<T> reading) {
        IndexSearcher searcher = acquire();
        try {
            return readIn(searcher, reading);
        } catch (IOException e) {
            return otherwise;
        } finally {
            release(searcher);
        }
    }

    /** Returns a number that changes with each visible change. */
    long version() {
        return of(reader -> reader instanceof DirectoryReader opened ? opened.getVersion() : -1L);
    }

    int documents() {
        return of(IndexReader::numDocs);
    }

    private <T> T of(Function<IndexReader, T> property) {
        IndexSearcher searcher = acquire();
        try {
            return property.apply(searcher.getIndexReader());
        } finally {
            release(searcher);
        }
    }
}
