package io.vireo.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Class loader for the application inside the uberjar, for commands that run without a server. */
final class ApplicationClassPath {
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String LIBRARY = ".*/lib/[^/]+\\.(jar|zip)";

    private final Path directory;

    private ApplicationClassPath(Path directory) {
        this.directory = directory;
    }

    /**
     * Returns a class loader for the application's classes and libraries and the libraries of the uberjar, without the classes of the
     * uberjar itself.
     *
     * @param jar the uberjar
     * @param directory an empty directory for the extracted files, needed as long as classes are loaded
     */
    static ClassLoader load(Path jar, Path directory) throws IOException {
        ApplicationClassPath application = new ApplicationClassPath(directory);
        Files.createDirectory(directory.resolve("lib"));
        try (ZipFile parts = new ZipFile(jar.toFile())) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                try (InputStream bytes = parts.getInputStream(part)) {
                    application.add(part, bytes);
                }
            }
        }
        return new URLClassLoader(application.classPath(), ClassLoader.getPlatformClassLoader());
    }

    private void add(ZipEntry part, InputStream bytes) throws IOException {
        if (part.getName().matches(LIBRARY)) {
            library(part, bytes);
        } else if (part.getName().matches("MICRO-INF/deploy/.*\\.war")) {
            war(new ZipInputStream(bytes));
        }
    }

    private void war(ZipInputStream war) throws IOException {
        for (ZipEntry part = war.getNextEntry(); part != null; part = war.getNextEntry()) {
            if (part.getName().matches(LIBRARY)) {
                library(part, war);
            } else if (part.getName().startsWith(CLASSES) && !part.isDirectory()) {
                copy(war, directory.resolve(part.getName()));
            }
        }
    }

    private void library(ZipEntry part, InputStream bytes) throws IOException {
        copy(bytes, directory.resolve("lib").resolve(Path.of(part.getName()).getFileName()));
    }

    private void copy(InputStream bytes, Path target) throws IOException {
        if (!target.normalize().startsWith(directory)) {
            throw new IOException("The jar has an entry with an invalid name");
        }
        Files.createDirectories(target.getParent());
        Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private URL[] classPath() throws IOException {
        List<URL> places = new ArrayList<>();
        places.add(directory.resolve(CLASSES).toUri().toURL());
        try (Stream<Path> libraries = Files.list(directory.resolve("lib"))) {
            for (Path library : libraries.sorted().toList()) {
                places.add(library.toUri().toURL());
            }
        }
        return places.toArray(URL[]::new);
    }
}
