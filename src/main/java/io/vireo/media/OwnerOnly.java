package io.vireo.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Directories and files that nobody but the owner can read, where the file system knows permissions (POSIX). */
final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    /** Makes a directory and its parents; one that is there keeps its permissions, which are the operator's. */
    static Path directory(Path path) throws IOException {
        // createDirectories of JDK 17 refuses a link to a directory (JDK-8294193)
        return Files.isDirectory(path) ? path : Files.createDirectories(path, permissions("rwx------"));
    }

    /** A new file, open for reading and writing; {@code FileAlreadyExistsException} if there is one. */
    static FileChannel newFile(Path path) throws IOException {
        return FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions("rw-------"));
    }

    /** A new file with these bytes, on the disk when this returns. */
    static void write(Path path, byte[] content) throws IOException {
        try (FileChannel channel = newFile(path)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Makes renames within a directory durable (fsync on the directory; other systems than POSIX do not offer it). */
    static void sync(Path directory) throws IOException {
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
