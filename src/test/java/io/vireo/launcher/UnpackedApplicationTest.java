package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

    private void start(Map<String, String> files) throws IOException {
        ByteArrayOutputStream war = new ByteArrayOutputStream();
        zip(
                war,
                files.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, file -> file.getValue().getBytes(UTF_8))));
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        zip(jar, Map.of("MICRO-INF/deploy/ROOT.war", war.toByteArray()));
        Path uberjar = Files.write(directory.resolve("uber.jar"), jar.toByteArray());
        try (JarFile opened = new JarFile(uberjar.toFile())) {
            UnpackedApplication.in(directory).unpack(opened);
        }
    }

    private static void zip(ByteArrayOutputStream target, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(target)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
    }
}
