package io.vireo.media.staging;

import io.vireo.platform.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The directory of unfinished files. Each draft has a place of its own: {@code <id>.lock}, held locked as long as the draft
 * lives, and beside it {@code <id>.part} (and {@code <id>.jpg}, which earlier versions made).
 *
 * <p>The lock is on a file that nobody else opens, since a POSIX lock is lost when its process closes <em>any</em> descriptor of
 * the file: inspecting a locked draft would unlock it. For the same reason a sweep never opens the locks of its own process.
 */
public final class StagingDirectory {
    private static final System.Logger LOG = System.getLogger(StagingDirectory.class.getName());
    private static final Set<Path> OWN_LOCKS = ConcurrentHashMap.newKeySet();
    private static final String LOCK = ".lock";

    private final Path directory;

    public StagingDirectory(Path directory) {
        this.directory = directory;
    }

    /** The files of one draft, from the moment on that its lock is held until it is closed. */
    public record Slot(Path lock, FileChannel held, Path data) implements Closeable {
        @Override
        public void close() throws IOException {
            try (held) {
                Files.deleteIfExists(lock);
            } finally {
                OWN_LOCKS.remove(lock);
            }
        }
    }

    /** A new place with a name that was never used before. */
    public Slot claim() throws IOException {
        while (true) {
            Slot place = tryClaim(UUID.randomUUID().toString());
            if (place != null) {
                return place;
            }
        }
    }

    /** The place of this name; null if somebody holds it, here or on another node, or a sweep looks at it just now. */
    @Nullable
    public Slot tryClaim(String id) throws IOException {
        Path lock = directory.resolve(id + LOCK);
        if (!OWN_LOCKS.add(lock)) {
            return null;
        }
        FileChannel held = null;
        boolean claimed = false;
        try {
            held = PrivateFiles.openFile(lock);
            claimed = held.tryLock() != null && Files.exists(lock);
            return claimed ? new Slot(lock, held, directory.resolve(id + ".part")) : null;
        } finally {
            if (!claimed) {
                OWN_LOCKS.remove(lock);
                if (held != null) {
                    held.close();
                }
            }
        }
    }

    /** Writes a file of the same file system in one step, durably; what a crash leaves of it is found by a sweep. */
    public void write(Path target, byte[] content) throws IOException {
        try (Slot place = claim()) {
            try {
                PrivateFiles.writeNew(place.data(), content);
                Files.move(place.data(), target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(place.data());
            }
        }
        PrivateFiles.sync(target.resolveSibling(""));
    }

    /** Deletes the files of every place whose lock nobody holds; how many files with bytes that were. */
    int sweep() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{part,jpg,lock}")) {
            files.forEach(found::add);
        }
        int swept = 0;
        for (Path file : found) {
            try {
                swept += sweep(file) ? 1 : 0;
            } catch (IOException e) {
                // of one file, perhaps a directory or another user's: the others are swept nevertheless
                LOG.log(Level.WARNING, "{0} cannot be removed; tried again later: {1}", file, e.toString());
            }
        }
        return swept;
    }

    private boolean sweep(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path lock = directory.resolve(name.substring(0, name.lastIndexOf('.')) + LOCK);
        // A file whose lock is gone is a leftover too, but only the holder of the lock may say so.
        if (OWN_LOCKS.contains(lock) || !Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                return false;
            }
            boolean swept = !file.equals(lock) && Files.deleteIfExists(file);
            Files.deleteIfExists(lock);
            return swept;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
