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

    /** Puts the libraries into a data directory, as a former start leaves them. */
    static void linkInto(Path data) throws IOException {
        Path jar = Path.of(System.getProperty("vireo.it.jar"));
        String version = Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis();
        Path prepared = PreparedDirectory.of("libraries", version, directory -> ServerLibraries.unpack(jar, directory));
        Path libraries = prepared.resolve(RuntimeDirectory.LIBRARIES);
        Path target = data.resolve("runtime-1").resolve(RuntimeDirectory.LIBRARIES);
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
