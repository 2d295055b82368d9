package io.vireo.media;

import io.vireo.platform.OwnerOnly;
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
final class Folder implements StoredFiles {
    private static final System.Logger LOG = System.getLogger(Folder.class.getName());
    private static final List<String> DIRECTORIES = List.of("videos", "thumbnails", "cpicture", "choices");

    private final Path root;
    private final Incoming incoming;

    /** @param incoming of the same file system */
    Folder(Path root, Incoming incoming) {
        this.root = root;
        this.incoming = incoming;
    }

    @Override
    public void open() throws IOException {
        for (String directory : DIRECTORIES) {
            OwnerOnly.directory(root.resolve(directory));
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
    public void prepare(Draft draft, String name, String mediaType) {
        draft.sync();
    }

    @Override
    public void take(Draft draft, String name) throws IOException {
        draft.sync();
        Path target = root.resolve(name);
        draft.moveTo(target);
        OwnerOnly.sync(target.resolveSibling(""));
    }

    @Override
    public void put(String name, String mediaType, byte[] content) throws IOException {
        Path target = root.resolve(name);
        OwnerOnly.directory(target.resolveSibling(""));
        incoming.write(target, content);
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
    public void sweep(String directory, Instant moment) throws IOException {
        try (DirectoryStream<Path> made = Files.newDirectoryStream(root.resolve(directory))) {
            for (Path each : made) {
                try {
                    if (MediaStore.isHash(each.getFileName().toString()) && isOlder(each, moment)) {
                        delete(each);
                    }
                } catch (IOException e) {
                    // of one directory: the others are swept nevertheless
                    LOG.log(Level.WARNING, "{0} cannot be removed; tried again later: {1}", each, e.toString());
                }
            }
        }
    }

    /** Not if another node has swept it just now. */
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

    /** Nothing: what is prepared are drafts, which {@link Incoming} sweeps. */
    @Override
    public int sweepPrepared(Instant moment) {
        return 0;
    }
}
