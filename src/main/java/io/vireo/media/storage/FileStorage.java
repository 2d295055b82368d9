package io.vireo.media.storage;

import io.vireo.media.staging.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * Storage of published files: {@link LocalStorage} or {@link S3Storage}. A name is a path relative to the root, such as
 * {@code videos/abc1234.mp4}; it is the same in both, so that files can be copied between them.
 *
 * <p>A file appears completely or not at all, replaces an existing one, and is durable when the method returns. Methods also throw
 * {@link StorageFullException}, {@link IOException} for I/O errors and {@link io.vireo.http.ServiceUnavailableException} if the store does
 * not respond.
 */
public interface FileStorage {
    /**
     * Opens the storage and creates missing directories.
     *
     * @throws io.vireo.platform.config.InvalidSettingException if the settings are wrong
     */
    void open() throws IOException;

    /** Closes the storage when the application stops. */
    void close();

    /** Returns a file; empty if it does not exist. */
    Optional<StoredFile> find(String name, String mediaType) throws IOException;

    /**
     * Opens {@code length} bytes of a file, beginning at {@code offset}.
     *
     * @throws java.nio.file.NoSuchFileException if the file no longer exists or was replaced
     */
    InputStream read(StoredFile file, long offset, long length) throws IOException;

    /**
     * Performs the slow part of {@link #commit}, for which no lock is needed. The result is not visible, and it is discarded when the
     * staged file is closed without a commit.
     */
    void prepare(StagedFile stagedFile, String name, String mediaType) throws IOException;

    /** Publishes a staged file under a name, with which {@link #prepare} was called. */
    void commit(StagedFile stagedFile, String name) throws IOException;

    /** Stores or replaces a file. */
    void put(String name, String mediaType, byte[] content) throws IOException;

    /** Removes a file; does nothing if it does not exist. */
    void remove(String name) throws IOException;

    /** Removes the files of a directory. */
    void removeAll(String directory) throws IOException;

    /**
     * Removes what is older than {@code moment} in the subdirectories of {@code directory}. A local store removes whole subdirectories that
     * are named by a hash path and were last changed before; other names are ignored, and failures are logged. A bucket removes each
     * older object.
     */
    void removeOlderThan(String directory, Instant moment) throws IOException;

    /**
     * Discards what stopped nodes have prepared and not published: everything of this node, and what other nodes began before {@code
     * moment}. To be called before this node prepares a file.
     *
     * @return the number of discarded files
     */
    int discardPrepared(Instant moment) throws IOException;
}
