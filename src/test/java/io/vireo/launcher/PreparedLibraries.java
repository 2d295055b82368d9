package io.vireo.launcher;

import io.vireo.PreparedDirectory;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The server's libraries (250 MB), unpacked from {@code vireo.jar} once for all processes under test. */
final class PreparedLibraries {
    private PreparedLibraries() {}

    /** Returns the directory of the libraries. */
    static Path directory() throws IOException {
        Path jar = Path.of(System.getProperty("vireo.it.jar"));
        String version = Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis();
        return PreparedDirectory.of("libraries", version, directory -> ServerLibraries.unpack(jar, directory))
                .resolve(RuntimeDirectory.LIBRARIES);
    }

    /** Puts the libraries into a data directory that has none, as a former start leaves them. */
    static void linkInto(Path data) throws IOException {
        Path target = data.resolve("runtime-1").resolve(RuntimeDirectory.LIBRARIES);
        if (Files.exists(target)) {
            return;
        }
        Path libraries = directory();
        try (Stream<Path> tree = Files.walk(libraries)) {
            for (Path path : tree.toList()) {
                Path copy = target.resolve(libraries.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    link(path, copy);
                }
            }
        }
    }

    private static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, target); // another file system
        }
    }
}
