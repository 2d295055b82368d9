package io.vireo.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Makes directories and files that only the operating-system user who runs the application can read, where the file system knows
 * permissions (POSIX).
 */
public final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /** Makes a directory and what is missing above it; one that is there keeps its permissions, which are the operator's. */
    public static Path directory(Path directory) throws IOException {
        // createDirectories of JDK 17 refuses a link to a directory (JDK-8294193)
        return Files.isDirectory(directory) ? directory : Files.createDirectories(directory, permissions("rwx------"));
    }

    /** Makes a directory that was not there before, so that it cannot have been prepared by somebody else. */
    public static Path newDirectory(Path directory) throws IOException {
        return Files.createDirectory(directory, permissions("rwx------"));
    }

    /** A new file, open for reading and writing; {@code FileAlreadyExistsException} if there is one. */
    public static FileChannel newFile(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions("rw-------"));
    }

    /** A file, made if it is not there, open for reading and writing. */
    public static FileChannel openFile(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions("rw-------"));
    }

    /** Makes an empty file unless there is one. */
    public static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            newFile(file).close();
        }
    }

    /** A new file with these bytes, on the disk when this returns. */
    public static void writeNew(Path file, byte[] content) throws IOException {
        try (FileChannel channel = newFile(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Writes a file in one step: a crash leaves its whole content, or what was there before. */
    public static void write(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            writeNew(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Makes renames within a directory durable (fsync on the directory; other systems than POSIX do not offer it). */
    public static void sync(Path directory) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
