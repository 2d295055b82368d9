package io.vireo.media.storage;

import io.vireo.media.MediaStore;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingDirectory;
import io.vireo.platform.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finished files in a directory, owner-only. Several nodes may share it. */
public final class LocalStorage implements FileStorage {
    private static final System.Logger LOG = System.getLogger(LocalStorage.class.getName());
    private static final List<String> DIRECTORIES =
            List.of("videos", "thumbnails", "cpicture", "choices", "segments", "storyboards");

    private final Path root;
    private final StagingDirectory stagingDirectory;

    /**
     * Creates the storage.
     *
     * @param stagingDirectory a directory of the same file system
     */
    public LocalStorage(Path root, StagingDirectory stagingDirectory) {
        this.root = root;
        this.stagingDirectory = stagingDirectory;
    }

    @Override
    public void open() throws IOException {
        for (String directory : DIRECTORIES) {
            PrivateFiles.directory(root.resolve(directory));
        }
    }

    @Override
    public void close() {}

    @Override
    public Optional<StoredFile> find(String name, String mediaType) throws IOException {
        return StoredFile.at(root.resolve(name), mediaType);
    }

    @Override
    public InputStream read(StoredFile file, long offset, long length) throws IOException {
        FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        channel.position(offset);
        return Channels.newInputStream(channel);
    }

    @Override
    public void prepare(StagedFile stagedFile, String name, String mediaType) {
        stagedFile.sync();
    }

    @Override
    public void commit(StagedFile stagedFile, String name) throws IOException {
        stagedFile.sync();
        Path target = root.resolve(name);
        stagedFile.moveTo(target);
        PrivateFiles.sync(target.resolveSibling(""));
    }

    @Override
    public void put(String name, String mediaType, byte[] content) throws IOException {
        Path target = root.resolve(name);
        PrivateFiles.directory(target.resolveSibling(""));
        stagingDirectory.write(target, content);
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    @Override
    public void removeAll(String directory) throws IOException {
        delete(root.resolve(directory));
    }

    @Override
    public void removeOlderThan(String directory, Instant moment) throws IOException {
        try (DirectoryStream<Path> made = Files.newDirectoryStream(root.resolve(directory))) {
            for (Path each : made) {
                try {
                    if (MediaStore.isHash(each.getFileName().toString()) && isOlder(each, moment)) {
                        delete(each);
                    }
                } catch (IOException e) {
                    // concerns one directory only; continue with the others
                    LOG.log(
                            Level.WARNING,
                            "{0} cannot be removed; the orphan cleanup retries: {1}",
                            each,
                            e.toString());
                }
            }
        }
    }

    /** Returns false if another node has just removed the file. */
    private static boolean isOlder(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(directory);
    }

    /** No operation: the prepared files are staged files, which {@link StagingDirectory} cleans up. */
    @Override
    public int discardPrepared(Instant moment) {
        return 0;
    }
}
