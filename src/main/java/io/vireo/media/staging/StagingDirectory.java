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
 * The directory of staged files. Each staged file has a slot: {@code <id>.lock}, which is locked while the staged file is open, and {@code
 * <id>.part} (and {@code <id>.jpg}, which earlier versions created).
 *
 * <p>The lock is on a file that no other code opens, because a POSIX lock is lost when its process closes <em>any</em> descriptor of the
 * file: inspecting a locked staged file would unlock it. For the same reason the cleanup never opens the locks of its own process.
 */
public final class StagingDirectory {
    private static final System.Logger LOG = System.getLogger(StagingDirectory.class.getName());
    private static final Set<Path> OWN_LOCKS = ConcurrentHashMap.newKeySet();
    private static final String LOCK = ".lock";

    private final Path directory;

    public StagingDirectory(Path directory) {
        this.directory = directory;
    }

    /** The files of a staged file. The lock is held until the slot is closed. */
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

    /** Creates a slot with a new name. */
    public Slot claim() throws IOException {
        while (true) {
            Slot slot = tryClaim(UUID.randomUUID().toString());
            if (slot != null) {
                return slot;
            }
        }
    }

    /** Claims the slot of a name; null if it is held, on this or another node, or the cleanup is inspecting it. */
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

    /** Writes a file of the same file system atomically and durably. The cleanup removes what a crash leaves. */
    public void write(Path target, byte[] content) throws IOException {
        try (Slot slot = claim()) {
            try {
                PrivateFiles.writeNew(slot.data(), content);
                Files.move(slot.data(), target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(slot.data());
            }
        }
        PrivateFiles.sync(target.resolveSibling(""));
    }

    /**
     * Deletes the files of every slot whose lock is not held.
     *
     * @return the number of deleted files with data
     */
    int removeOrphaned() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{part,jpg,lock}")) {
            files.forEach(found::add);
        }
        int removed = 0;
        for (Path file : found) {
            try {
                removed += removeOrphaned(file) ? 1 : 0;
            } catch (IOException e) {
                // concerns one file, perhaps a directory or a file of another user; continue with the others
                LOG.log(Level.WARNING, "{0} cannot be removed; the orphan cleanup retries: {1}", file, e.toString());
            }
        }
        return removed;
    }

    private boolean removeOrphaned(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path lock = directory.resolve(name.substring(0, name.lastIndexOf('.')) + LOCK);
        // A file without a lock file is a leftover as well, but may be deleted only while the lock is held.
        if (OWN_LOCKS.contains(lock) || !Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                return false;
            }
            boolean removed = !file.equals(lock) && Files.deleteIfExists(file);
            Files.deleteIfExists(lock);
            return removed;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
