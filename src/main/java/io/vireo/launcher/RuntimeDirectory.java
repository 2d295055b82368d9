package io.vireo.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The working directory of Payara Micro with its configuration and the unpacked application: {@code runtime-1} below the data
 * directory, because system services clean {@code /tmp}. A second process with the same data gets {@code runtime-2}, and so on. The
 * next process deletes the content except for {@link ServerLibraries}.
 */
final class RuntimeDirectory {
    /** The name of the subdirectory that later processes use again; Payara's own name for it. */
    static final String LIBRARIES = "runtime";

    /** The lock of the directory, held until the process ends. */
    private static @Nullable FileLock lock;

    private static @Nullable Path lockFile;

    private RuntimeDirectory() {}

    /** Creates a directory for this process; it is empty except for {@link #LIBRARIES} of an earlier one. */
    static Path prepare(Path data) throws IOException {
        Files.createDirectories(data, ownerOnly());
        for (int number = 1; ; number++) {
            Path directory = data.resolve("runtime-" + number);
            lock = tryLock(lockOf(directory));
            if (lock != null) {
                lockFile = lockOf(directory);
                clear(directory);
                Files.createDirectories(directory, ownerOnly());
                return directory;
            }
        }
    }

    /** As {@link #prepare}, for a process that needs exclusive access to the data; empty if another process uses it. */
    static Optional<Path> prepareAlone(Path data) throws IOException {
        Path directory = prepare(data);
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(data, "runtime-*.lock")) {
            for (Path file : locks) {
                if (!file.equals(lockOf(directory)) && isHeld(file)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(directory);
    }

    /**
     * Takes over the lock of a directory that this process prepared before its JVM was replaced. The operating system knows the process
     * as the owner of the lock as long as the file is open.
     */
    static void resume(Path directory) throws IOException {
        lock = tryLock(lockOf(directory));
        if (lock == null) {
            throw new IOException("another process uses " + directory);
        }
    }

    /** Returns whether a path, such as {@code /proc/self/fd/5}, leads to the file of the lock that this process holds. */
    static boolean isLock(Path path) throws IOException {
        return lockFile != null && Files.exists(path) && Files.isSameFile(path, lockFile);
    }

    private static Path lockOf(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".lock");
    }

    /** Returns whether another process holds the lock. Must not be called for a lock of this process, which would be released. */
    private static boolean isHeld(Path file) throws IOException {
        FileLock free = tryLock(file);
        if (free != null) {
            free.channel().close();
        }
        return free == null;
    }

    private static @Nullable FileLock tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
        }
        return held;
    }

    private static void clear(Path directory) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(directory)) {
            for (Path file : content) {
                if (!file.endsWith(LIBRARIES)) {
                    delete(file);
                }
            }
        } catch (NoSuchFileException e) {
            // the first start
        }
    }

    /** Deletes a file, or a directory with all that is in it, if it is there. */
    static void delete(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
