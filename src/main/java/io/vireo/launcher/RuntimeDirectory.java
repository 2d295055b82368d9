package io.vireo.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory where Payara Micro keeps its configuration and the unpacked application while it runs: {@code runtime-1} below the
 * data directory, because those who clean {@code /tmp} would clean it, too. A second process with the same data gets
 * {@code runtime-2}, and so on. Nothing in it outlives the process: the next one empties it.
 */
final class RuntimeDirectory {
    /** Held until the process ends, however it ends. */
    private static @Nullable FileLock lock;

    private RuntimeDirectory() {}

    /** An empty directory for this process. */
    static Path prepare(Path data) throws IOException {
        Files.createDirectories(data, ownerOnly());
        for (int number = 1; ; number++) {
            Path directory = data.resolve("runtime-" + number);
            lock = tryLock(lockOf(directory));
            if (lock != null) {
                delete(directory);
                return Files.createDirectory(directory, ownerOnly());
            }
        }
    }

    /** The same for a process that must be the only one with this data; empty if there is another. */
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

    private static Path lockOf(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".lock");
    }

    /** Not for the lock that this process holds: it would lose it. */
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

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
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
