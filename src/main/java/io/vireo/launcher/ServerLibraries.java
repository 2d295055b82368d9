package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The server's libraries, unpacked from the uberjar into {@code runtime} below the root directory. Payara's own launcher
 * ({@code ExplodedURLClassloader}) copies all of them, 250 MB, at every start; this one copies them at the first start of a version.
 */
final class ServerLibraries {
    private static final String RUNTIME = "MICRO-INF/runtime/";
    private static final String LIBRARIES = "MICRO-INF/lib/";

    private final Path uberjar;
    private final Path target;
    private final List<JarEntry> entries;
    private final List<JarEntry> configuration;

    private ServerLibraries(Path uberjar, JarFile jar, Path root) {
        this.uberjar = uberjar;
        this.target = root.resolve(RuntimeDirectory.LIBRARIES);
        this.entries = jar.stream().filter(ServerLibraries::isLibrary).toList();
        this.configuration =
                jar.stream().filter(ServerConfiguration::isOriginal).toList();
    }

    /**
     * Unpacks the libraries unless a former start has.
     *
     * @param root the root directory of the server, exclusive to this process
     */
    static ServerLibraries unpack(Path uberjar, Path root) throws IOException {
        try (JarFile jar = new JarFile(uberjar.toFile())) {
            ServerLibraries libraries = new ServerLibraries(uberjar, jar, root);
            if (!libraries.isComplete()) {
                libraries.unpack(jar);
            }
            UnpackedApplication.in(libraries.target).unpack(jar);
            return libraries;
        }
    }

    private static boolean isLibrary(JarEntry entry) {
        return !entry.isDirectory()
                && (entry.getName().startsWith(RUNTIME) || entry.getName().startsWith(LIBRARIES));
    }

    /** Returns whether these files are there with their sizes, and were all written by a start that was not interrupted. */
    private boolean isComplete() throws IOException {
        if (!Files.isRegularFile(target.resolve(marker()))
                || !Files.isRegularFile(target.resolve(ClassPathIndex.NAME))
                || !ServerConfiguration.in(target).isComplete()) {
            return false;
        }
        for (JarEntry entry : entries) {
            Path file = file(entry);
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
                return false;
            }
        }
        return true;
    }

    private void unpack(JarFile jar) throws IOException {
        RuntimeDirectory.delete(target);
        Files.createDirectories(target);
        for (JarEntry entry : entries) {
            try (InputStream bytes = jar.getInputStream(entry)) {
                Files.copy(bytes, file(entry));
            }
        }
        List<Path> files = entries.stream().map(this::file).toList();
        ClassPathJar.write(classPathJar(), uberjar, files);
        ClassPathIndex.write(target.resolve(ClassPathIndex.NAME), ClassPathJar.classPath(classPathJar(), files));
        ServerConfiguration.in(target).write(jar);
        Files.createFile(target.resolve(marker()));
    }

    /** Returns a file name that differs for different libraries. The entries of a jar have checksums, which cost no reading of them. */
    private String marker() {
        CRC32 sum = new CRC32();
        sum.update(uberjar.toString().getBytes(UTF_8)); // the class path has it
        Stream.concat(entries.stream(), configuration.stream())
                .forEach(entry -> sum.update((entry.getName() + entry.getSize() + entry.getCrc()).getBytes(UTF_8)));
        return "libraries-" + Long.toHexString(sum.getValue());
    }

    private Path file(JarEntry entry) {
        return target.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
    }

    /** Returns the jar whose manifest names the libraries and the uberjar, for {@code java -jar}. */
    Path classPathJar() {
        return target.resolve(ClassPathJar.NAME);
    }

    /** Returns the directory of the unpacked libraries. */
    Path directory() {
        return target;
    }

    /** Returns the directory of the unpacked application. */
    Path application() {
        return UnpackedApplication.in(target).directory();
    }

    /** Returns the unpacked libraries that are not Payara's. */
    List<Path> added() {
        return entries.stream()
                .filter(entry -> entry.getName().startsWith(LIBRARIES))
                .map(this::file)
                .toList();
    }

    /** Returns the unpacked library whose file name begins with the prefix. */
    Path library(String prefix) throws NoSuchFileException {
        return entries.stream()
                .map(this::file)
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .findAny()
                .orElseThrow(() ->
                        new NoSuchFileException(target.resolve(prefix + "*").toString()));
    }

    /** Returns a class loader for the libraries and the uberjar's own classes, of the type to which Payara Micro casts its class loader. */
    ClassLoader classLoader() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(target.toUri().toURL()); // the resource adapters (*.rar) are resources
        for (JarEntry entry : entries) {
            urls.add(file(entry).toUri().toURL());
        }
        return new OpenURLClassLoader(urls.toArray(URL[]::new), ServerLibraries.class.getClassLoader());
    }
}
