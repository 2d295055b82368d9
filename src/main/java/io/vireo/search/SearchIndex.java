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
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
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

    private final Path folder;
    private volatile @Nullable IndexSession session;
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
     * @return the open index, to recognise that it was opened again
     * @throws IOException if it cannot be opened now; a damaged one is replaced by the next call
     */
    IndexSession open() throws IOException {
        IndexSession current = session;
        if (current != null && !isDamaged && !current.isBroken()) {
            return current;
        }
        close();
        if (isDamaged) {
            IOUtils.rm(folder);
            isDamaged = false;
        }
        PrivateFiles.directory(folder);
        try {
            IndexSession opened = IndexSession.open(folder);
            session = opened;
            return opened;
        } catch (LockObtainFailedException e) {
            throw new IOException("Each node needs its own data directory: another process uses " + folder, e);
        } catch (IOException | IllegalArgumentException e) {
            isDamaged = !(e instanceof FileSystemException) || e instanceof NoSuchFileException;
            throw new IOException("Cannot open the search index; if it is damaged, it is rebuilt: " + folder, e);
        }
    }

    boolean isOpen() {
        return session != null;
    }

    /** Returns a searcher of the current state, which must be released; null if there is no open index. */
    @Nullable
    IndexSearcher acquire() {
        IndexSession current = session;
        try {
            return current == null ? null : current.acquire();
        } catch (IOException | AlreadyClosedException e) {
            LOG.log(Level.DEBUG, "The search index is being closed", e);
            return null;
        }
    }

    void release(IndexSearcher searcher) {
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

    /** Makes the next {@link #open} begin with an empty index. */
    void discard() {
        isDamaged = true;
    }

    /** Returns a number that changes with each visible change. */
    long version() {
        return read(-1L, searcher -> ((DirectoryReader) searcher.getIndexReader()).getVersion());
    }

    int documents() {
        return read(0, searcher -> searcher.getIndexReader().numDocs());
    }

    /** Closes the index; changes after the last commit are lost. */
    void close() {
        IndexSession current = session;
        session = null;
        IOUtils.closeWhileHandlingException(current);
    }

    /** Deletes the indexes of other versions. */
    void deleteOtherVersions() throws IOException {
        try (Stream<Path> folders = Files.list(folder.getParent())) {
            IOUtils.rm(folders.filter(path -> path.getFileName().toString().matches("v[0-9]+") && !path.equals(folder))
                    .toArray(Path[]::new));
        }
    }
}
