package io.vireo.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes directories and files that only the operating-system user who runs the application can read. */
final class OwnerOnly {
    private static final FileAttribute<?> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OwnerOnly() {}

    /** Makes the directory and what is missing above it; leaves the rights of what is already there alone. */
    static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory, DIRECTORY);
    }

    /** Makes a directory that was not there before, so that it cannot have been prepared by somebody else. */
    static Path newDirectory(Path directory) throws IOException {
        return Files.createDirectory(directory, DIRECTORY);
    }

    /** Makes an empty file unless there is one. */
    static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, FILE);
        }
    }

    /** Writes a file in one step: it is there with its whole content or not at all. */
    static void write(Path file, String content) throws IOException {
        Path unfinished = Files.createTempFile(directory(file.getParent()), file.getFileName() + ".", ".new", FILE);
        Files.writeString(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
