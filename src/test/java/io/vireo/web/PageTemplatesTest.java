package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the sources of the pages for what the content security policy forbids, and for unescaped values. */
class PageTemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/io/vireo/web/templates");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldContainNothingInline(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContain("{{{", "{{&", "javascript:", "http-equiv")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("<style")
                .doesNotContainPattern("<script(?![^>]* src=\"\\{\\{base}}\\{\\{asset\\.)");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldQuoteEveryAttribute(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("\\s[a-z-]+=\\{\\{");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldReserveTheSpaceOfImages(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("<img(?![^>]*width=\"\\d+\" height=\"\\d+\")");
    }
}
