package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedApplicationTest {
    private static final FileTime EARLIER = FileTime.fromMillis(0);

    @TempDir
    Path directory;

    private Path index;
    private Path library;

    @BeforeEach
    void unpackTheFirstVersion() throws IOException {
        Path application = directory.resolve("application/ROOT.war");
        index = application.resolve("index.html");
        library = application.resolve("WEB-INF/lib/a.jar");
        start(Map.of("index.html", "1", "WEB-INF/lib/a.jar", "a"));
    }

    @Test
    void shouldBeDeployedFromItsDirectory() {
        assertThat(UnpackedApplication.in(directory).deployedBy(new String[] {"--port", "1"}))
                .containsExactly("--port", "1", "--deploy", index.getParent() + ":/");
    }

    @Test
    void shouldUnpackOnlyOnce() throws IOException {
        Files.setLastModifiedTime(index, EARLIER);

        start(Map.of("index.html", "1", "WEB-INF/lib/a.jar", "a"));

        assertThat(index).hasContent("1");
        assertThat(library).hasContent("a");
        assertThat(Files.getLastModifiedTime(index)).isEqualTo(EARLIER);
    }

    @Test
    void shouldReplaceAnotherVersion() throws IOException {
        start(Map.of("index.html", "2"));

        assertThat(index).hasContent("2");
        assertThat(library).doesNotExist();
    }

    @Test
    void shouldRestoreADeletedFile() throws IOException {
        Files.delete(library);

        start(Map.of("index.html", "1", "WEB-INF/lib/a.jar", "a"));

        assertThat(library).hasContent("a");
    }

    @Test
    void shouldRestoreAShortenedFile() throws IOException {
        Files.writeString(library, "");

        start(Map.of("index.html", "1", "WEB-INF/lib/a.jar", "a"));

        assertThat(library).hasContent("a");
    }

    @Test
    void shouldRejectAnEntryOutsideOfTheDirectory() {
        assertThatIOException().isThrownBy(() -> start(Map.of("../../outside", "x")));
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    /** The server scans the directory of classes. */
    @Test
    void shouldPutClassesWithoutAnnotationsIntoALibrary() throws IOException {
        unpack(Map.of(
                classFile(Bean.class), bytes(Bean.class),
                classFile(SubclassOfBean.class), bytes(SubclassOfBean.class),
                classFile(Plain.class), bytes(Plain.class)));

        Path application = index.getParent();
        assertThat(application.resolve(classFile(Bean.class))).hasBinaryContent(bytes(Bean.class));
        assertThat(application.resolve(classFile(SubclassOfBean.class)))
                .as("it inherits the scope")
                .exists();
        assertThat(application.resolve(classFile(Plain.class))).doesNotExist();
        URL plain = application.resolve("WEB-INF/lib/plain-classes.zip").toUri().toURL();
        try (URLClassLoader library = new URLClassLoader(new URL[] {plain}, null);
                InputStream bytes = library.getResourceAsStream(name(Plain.class))) {
            assertThat(bytes).hasBinaryContent(bytes(Plain.class));
            assertThat(library.getResource(name(Bean.class))).isNull();
        }
    }

    @ApplicationScoped
    private static class Bean {}

    private static final class SubclassOfBean extends Bean {}

    private static final class Plain {}

    private static String classFile(Class<?> type) {
        return "WEB-INF/classes/" + name(type);
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream file = type.getResourceAsStream("/" + name(type))) {
            return file.readAllBytes();
        }
    }

    private void start(Map<String, String> files) throws IOException {
        unpack(files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().getBytes(UTF_8))));
    }

    private void unpack(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream war = new ByteArrayOutputStream();
        zip(war, files);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        zip(jar, Map.of("MICRO-INF/deploy/ROOT.war", war.toByteArray()));
        Path uberjar = Files.write(directory.resolve("uber.jar"), jar.toByteArray());
        try (JarFile opened = new JarFile(uberjar.toFile())) {
            UnpackedApplication.in(directory).unpack(opened);
        }
    }

    /** Writes the same bytes whenever it is called: an archive with other times would be another version. */
    private static void zip(ByteArrayOutputStream target, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(target)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(2000, Month.JANUARY, 1, 0, 0));
                out.putNextEntry(entry);
                out.write(file.getValue());
            }
        }
    }
}
