package io.vireo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Directories in {@code target/it-prepared} with what many processes under test would create at their first start. The first JVM that
 * needs one makes it, for all JVMs and runs.
 */
public final class PreparedDirectory {
    private PreparedDirectory() {}

    /** Creates the content of a directory. */
    public interface Maker {
        void make(Path directory) throws IOException;
    }

    /**
     * Returns the directory of this kind and version; makes it if it does not exist, and deletes those of other versions. The maker must
     * not call this method.
     */
    public static synchronized Path of(String kind, String version, Maker maker) throws IOException {
        Path all = Path.of(System.getProperty("vireo.it.directory", "target/it"))
                .toAbsolutePath()
                .resolveSibling("it-prepared");
        Files.createDirectories(all);
        Path directory = all.resolve(kind + "-" + version);
        try (FileChannel file =
                        FileChannel.open(all.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!Files.isDirectory(directory)) {
                deleteAll(all, kind + "-*");
                Path unfinished = Files.createDirectory(all.resolve(kind + "-" + version + ".new"));
                maker.make(unfinished);
                Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return directory;
    }

    private static void deleteAll(Path directory, String names) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(directory, names)) {
            for (Path other : others) {
                try (Stream<Path> tree = Files.walk(other)) {
                    for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        }
    }

    /** Copies a directory. */
    public static void copy(Path directory, Path target) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.toList()) {
                Path copy = target.resolve(directory.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    copyFile(path, copy);
                }
            }
        }
    }

    /** Copies a file without reading it into this process. */
    private static void copyFile(Path file, Path target) throws IOException {
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (long copied = 0, size = from.size(); copied < size; ) {
                copied += from.transferTo(copied, size - copied, to);
            }
        }
    }
}
