package io.vireo.search;

import io.vireo.platform.Component;
import io.vireo.platform.PrivateFiles;
import io.vireo.platform.config.Settings;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
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
    static final int VERSION = 1;

    private static final Logger LOG = System.getLogger(SearchIndex.class.getName());
    private static final String FOLDER = "v";

    private final Path folder;
    private volatile @Nullable IndexSession session;
    private volatile boolean damaged;
    private String lastFailure = "";

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
        folder = parent.resolve(FOLDER + VERSION);
    }

    /**
     * Opens the index unless it is open and undamaged; logs the reason if that is not possible.
     *
     * @return the open index, to recognise that it was opened again; null if it cannot be opened now
     */
    @Nullable
    IndexSession open() {
        IndexSession current = session;
        if (current != null && (damaged || current.isBroken())) {
            close();
        }
        if (session != null) {
            return session;
        }
        try {
            if (damaged) {
                IOUtils.rm(folder);
                damaged = false;
            }
            PrivateFiles.directory(folder);
            session = IndexSession.open(folder);
            lastFailure = "";
        } catch (LockObtainFailedException e) {
            failed("another process uses it; each node needs its own data directory");
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                | IllegalArgumentException e) {
            damaged = true;
            failed("it is damaged and will be rebuilt: " + e);
        } catch (IOException e) {
            failed(e.toString());
        }
        return session;
    }

    private void failed(String reason) {
        Level level = reason.equals(lastFailure) ? Level.DEBUG : Level.WARNING;
        LOG.log(level, "Cannot open the search index {0}; searches are incomplete, retrying: {1}", folder, reason);
        lastFailure = reason;
    }

    /** Returns the open index, for the thread that changes it. */
    IndexSession session() throws IOException {
        IndexSession current = session;
        if (current == null) {
            throw new IOException("The search index is closed");
        }
        return current;
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

    /** Reads the current state; returns null if there is no open index or reading failed. */
    <T> @Nullable T read(Reading<T> reading) {
        IndexSearcher searcher = acquire();
        if (searcher == null) {
            return null;
        }
        try {
            return reading.from(searcher);
        } catch (IOException e) {
            report(e);
            return null;
        } finally {
            release(searcher);
        }
    }

    /** Reports that reading failed: the index is rebuilt. */
    void report(IOException failure) {
        LOG.log(Level.WARNING, "Reading the search index failed; it is rebuilt: {0}", failure.toString());
        damaged = true;
    }

    /** Makes the next {@link #open} begin with an empty index. */
    void discard() {
        damaged = true;
    }

    /** Returns a number that changes with each visible change. */
    long version() {
        Long version = read(searcher -> ((DirectoryReader) searcher.getIndexReader()).getVersion());
        return version == null ? -1 : version;
    }

    int documents() {
        Integer count = read(searcher -> searcher.getIndexReader().numDocs());
        return count == null ? 0 : count;
    }

    /** Closes the index; changes after the last commit are lost. */
    void close() {
        IndexSession current = session;
        session = null;
        if (current != null) {
            IOUtils.closeWhileHandlingException(current);
        }
    }

    /** Deletes the indexes of other versions. */
    void deleteOtherVersions() throws IOException {
        try (Stream<Path> folders = Files.list(folder.getParent())) {
            for (Path other : folders.filter(path -> !path.equals(folder)
                            && path.getFileName().toString().matches(FOLDER + "[0-9]+"))
                    .toList()) {
                IOUtils.rm(other);
            }
        }
    }
}
