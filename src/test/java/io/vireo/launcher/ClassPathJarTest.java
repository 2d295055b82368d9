package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathJarTest {
    @TempDir
    Path directory;

    @Test
    void shouldReachTheLibrariesTheUberjarAndTheResourceAdapters() throws Exception {
        Path spaced = Files.createDirectory(directory.resolve("a b"));
        Path uberjar = jar(spaced.resolve("uber jar.jar"), "inUberjar");
        Path library = jar(directory.resolve("lib rary-1.jar"), "inLibrary");
        Path adapter = Files.writeString(directory.resolve("__ds.rar"), "adapter");
        Path jar = directory.resolve(ClassPathJar.NAME);

        ClassPathJar.write(jar, uberjar, List.of(library, adapter));

        try (URLClassLoader classPath =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(classPath.getResource("inUberjar")).isNotNull();
            assertThat(classPath.getResource("inLibrary")).isNotNull();
            assertThat(new String(classPath.getResourceAsStream("__ds.rar").readAllBytes(), UTF_8))
                    .isEqualTo("adapter");
        }
        try (JarFile written = new JarFile(jar.toFile())) {
            Attributes attributes = written.getManifest().getMainAttributes();
            assertThat(attributes.getValue(Name.MAIN_CLASS)).isEqualTo(ServerMain.class.getName());
            assertThat(attributes.getValue("Add-Opens")).isEqualTo("java.base/java.lang");
            assertThat(written.getEntry("MICRO-INF/deploy").isDirectory())
                    .as("directory that hides the uberjar's")
                    .isTrue();
        }
    }

    private static Path jar(Path file, String entry) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, "Other");
        manifest.getMainAttributes().putValue("Add-Opens", "java.base/java.lang");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            out.putNextEntry(new ZipEntry(entry));
        }
        return file;
    }
}
