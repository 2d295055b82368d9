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

/** Creates directories and files that only the user of the process can access, where the file system supports POSIX permissions. */
public final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /** Creates a directory with its parents; an existing one keeps its permissions. */
    public static Path directory(Path directory) throws IOException {
        // createDirectories of JDK 17 refuses a link to a directory (JDK-8294193)
        return Files.isDirectory(directory) ? directory : Files.createDirectories(directory, permissions("rwx------"));
    }

    /** Creates a directory that must not exist yet, so that no other user can have prepared it. */
    public static Path newDirectory(Path directory) throws IOException {
        return Files.createDirectory(directory, permissions("rwx------"));
    }

    /** Creates a file and opens it for reading and writing; throws {@code FileAlreadyExistsException} if it exists. */
    public static FileChannel newFile(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions("rw-------"));
    }

    /** Opens a file for reading and writing; creates it if it does not exist. */
    public static FileChannel openFile(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions("rw-------"));
    }

    /** Creates an empty file unless it exists. */
    public static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            newFile(file).close();
        }
    }

    /** Writes a new file and flushes it to disk. */
    public static void writeNew(Path file, byte[] content) throws IOException {
        try (FileChannel channel = newFile(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Writes a file atomically: after a crash it has the old or the new content. */
    public static void write(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            writeNew(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Makes renames within a directory durable by an fsync of the directory (POSIX only). */
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
