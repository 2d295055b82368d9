package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** META-INF/NOTICE.txt names everything of others that is in the repository, which the generated list of libraries does not. */
class NoticeTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** No line of ours is as long; those of minified scripts are. */
    private static final int LONG_LINE = 4000;

    /** Returns the files of others: minified, or with a copyright of somebody. */
    static List<Path> filesOfOthers() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(RESOURCES.resolve("META-INF")))
                    .filter(NoticeTest::isOfOthers)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOfOthers(Path file) {
        String content = read(file);
        return content.contains("Copyright (c)")
                || file.toString().endsWith(".js") && content.lines().anyMatch(line -> line.length() > LONG_LINE);
    }

    @Test
    void shouldFindTheFilesOfOthers() throws IOException {
        assertThat(filesOfOthers())
                .extracting(file -> file.getFileName().toString())
                .contains("hls.js", "media-chrome.js", "common-passwords.txt", "initials.txt");
    }

    @ParameterizedTest
    @MethodSource("filesOfOthers")
    void shouldNameFilesOfOthers(Path file) {
        Path licence = Path.of(file.toString().replaceFirst("\\.js$", ".LICENSE.txt"));

        assertThat(licence).exists();
        assertThat(read(RESOURCES.resolve("META-INF/NOTICE.txt")))
                .contains(RESOURCES.relativize(licence).toString());
    }

    @Test
    void shouldNameTheVersionsOfScripts() {
        String notice = read(RESOURCES.resolve("META-INF/NOTICE.txt"));
        String developing = read(Path.of("DEVELOPING.md"));

        for (String script : List.of("hls.js 1.7.4", "media-chrome 4.19.4")) {
            assertThat(notice).contains(script);
            assertThat(developing).contains(script);
        }
        assertThat(read(RESOURCES.resolve("io/vireo/web/assets/hls.js")).contains("1.7.4"))
                .as("the version of hls.js")
                .isTrue();
        assertThat(notice).contains("docs/swagger-ui-bundle.js.LICENSE.txt");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
