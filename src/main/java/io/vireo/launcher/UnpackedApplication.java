package io.vireo.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The application, unpacked from the uberjar into a directory at the first start of a version. Payara Micro deploys the directory in
 * place, while it would unpack the archive at every start.
 */
final class UnpackedApplication {
    private static final String ARCHIVE = "MICRO-INF/deploy/ROOT.war";

    /** The list of files with their sizes; it is written last. */
    private static final String COMPLETE = "complete-";

    private final Path parent;

    private final Path directory;

    private UnpackedApplication(Path parent) {
        this.parent = parent;
        this.directory = parent.resolve("ROOT.war");
    }

    /** @param libraries the directory of the {@link ServerLibraries} */
    static UnpackedApplication in(Path libraries) {
        return new UnpackedApplication(libraries.resolve("application"));
    }

    /** Returns the directory that is deployed. */
    Path directory() {
        return directory;
    }

    /** Returns the arguments of the server with those that deploy the application at the root of the site. */
    String[] deployedBy(String[] arguments) {
        return Stream.concat(Arrays.stream(arguments), Stream.of("--deploy", directory + File.pathSeparator + "/"))
                .toArray(String[]::new);
    }

    /** Unpacks the application unless a former start has. */
    void unpack(JarFile uberjar) throws IOException {
        JarEntry archive = uberjar.getJarEntry(ARCHIVE);
        Path complete = parent.resolve(COMPLETE + Long.toHexString(archive.getCrc()));
        if (isComplete(complete)) {
            return;
        }
        RuntimeDirectory.delete(parent);
        List<String> files = new ArrayList<>();
        try (ZipInputStream war = new ZipInputStream(uberjar.getInputStream(archive))) {
            for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
                files.addAll(unpack(entry, war));
            }
        }
        Files.write(complete, files);
    }

    /** Returns the line of the list, or none for a directory. */
    private List<String> unpack(ZipEntry entry, InputStream bytes) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("The application has an entry with an invalid name");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return List.of();
        }
        Files.createDirectories(target.getParent());
        return List.of(Files.copy(bytes, target) + " " + entry.getName());
    }

    /** Returns whether the files of the list are there with their sizes. */
    private boolean isComplete(Path list) throws IOException {
        if (!Files.isRegularFile(list)) {
            return false;
        }
        for (String line : Files.readAllLines(list)) {
            int blank = line.indexOf(' ');
            Path file = directory.resolve(line.substring(blank + 1));
            if (!Files.isRegularFile(file) || Files.size(file) != Long.parseLong(line.substring(0, blank))) {
                return false;
            }
        }
        return true;
    }
}
