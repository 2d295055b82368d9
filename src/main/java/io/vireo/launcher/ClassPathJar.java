package io.vireo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A jar whose manifest puts the server's libraries and the uberjar on the class path. The JVM loads classes from an archive only if
 * they are on the class path, and only if this has no directories; so the jar contains the resource adapters (*.rar), which the server
 * reads as resources. Its empty directory {@value #DEPLOYMENTS} hides the uberjar's from Payara Micro, which would unpack the application
 * at each start; see {@link UnpackedApplication}. Its empty list of commands hides the uberjar's; see {@link ServerConfiguration}.
 */
final class ClassPathJar {
    /** Named as the uberjar: the process list shows it. */
    static final String NAME = "vireo.jar";

    /** Where Payara Micro looks for applications; it reads only the first jar that has it. */
    private static final String DEPLOYMENTS = "MICRO-INF/deploy/";

    private ClassPathJar() {}

    /** @param libraries files in the directory of the jar */
    static void write(Path jar, Path uberjar, List<Path> libraries) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest(uberjar, libraries))) {
            out.putNextEntry(new ZipEntry(DEPLOYMENTS));
            out.putNextEntry(new ZipEntry(ServerConfiguration.COMMANDS));
            for (Path library : libraries) {
                if (!isJar(library)) {
                    out.putNextEntry(new ZipEntry(library.getFileName().toString()));
                    Files.copy(library, out);
                }
            }
        }
    }

    /** Returns the jar and the libraries on its class path, without the uberjar. */
    static List<Path> classPath(Path jar, List<Path> libraries) {
        return Stream.concat(Stream.of(jar), libraries.stream().filter(ClassPathJar::isJar))
                .toList();
    }

    private static Manifest manifest(Path uberjar, List<Path> libraries) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        try (JarFile original = new JarFile(uberjar.toFile())) {
            main.putAll(original.getManifest().getMainAttributes()); // Add-Opens, Add-Exports
        }
        main.put(Name.MAIN_CLASS, ServerMain.class.getName());
        main.put(
                Name.CLASS_PATH,
                libraries.stream()
                                .filter(ClassPathJar::isJar)
                                .map(library -> library.getFileName().toUri().getRawPath())
                                .map(path -> path.substring(path.lastIndexOf('/') + 1) + " ")
                                .collect(Collectors.joining())
                        + uberjar.toUri());
        return manifest;
    }

    private static boolean isJar(Path library) {
        return library.getFileName().toString().endsWith(".jar");
    }
}
