package io.vireo.media.storage;

import io.vireo.media.staging.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * Where finished files are: in a {@link LocalStorage} or in a {@link S3Storage}. A name is the path below the root, such as {@code
 * videos/abc1234.mp4}; the same in both, so that files can be copied from one to the other.
 *
 * <p>A file appears under its name whole or not at all, replaces what was there, and is durable when the method returns. Besides
 * what is said, methods throw {@link StorageFullException}, {@link IOException} for a failing disk and {@link io.vireo.http.ServiceUnavailableException} for a
 * store that does not answer.
 */
public interface FileStorage {
    /** At the start: makes what is missing. Throws {@link io.vireo.platform.config.InvalidSettingException} if the place cannot be used. */
    void open() throws IOException;

    /** At the end. */
    void close();

    /** Empty if there is no such file. */
    Optional<StoredFile> find(String name, String mediaType) throws IOException;

    /** The bytes of a file from {@code offset} on. Throws {@link java.nio.file.NoSuchFileException} if it is gone or another. */
    InputStream read(StoredFile file, long offset, long length) throws IOException;

    /**
     * Does of {@link #take} all that takes long, so that it can be done where no lock is held. Nothing is to be seen of it, and the
     * draft gives it up when it is closed untaken.
     */
    void prepare(StagedFile stagedFile, String name, String mediaType) throws IOException;

    /** Makes a draft the file of this name; {@link #prepare} was called with the same. */
    void commit(StagedFile stagedFile, String name) throws IOException;

    void put(String name, String mediaType, byte[] content) throws IOException;

    /** Also if there is none. */
    void remove(String name) throws IOException;

    /** Removes the files of a directory. */
    void removeAll(String directory) throws IOException;

    /**
     * Removes the directories in {@code directory} that are named by a hash path and whose files were made before a moment. What has
     * another name is left alone, what cannot be removed is logged.
     */
    void sweep(String directory, Instant moment) throws IOException;

    /** Gives up what was prepared before a moment by a node that died since; how many files that were. */
    int sweepPrepared(Instant moment) throws IOException;
}
