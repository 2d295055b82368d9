package io.vireo.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathTest {
    @ParameterizedTest
    @CsvSource({
        "file:/app/classes/a/B.class,/app/classes",
        "jar:file:/app/lib/x-1.jar!/a/B.class,/app/lib/x-1.jar",
        "jar:file:/my%20app/a%2Bb/x.jar!/a/B.class,/my app/a+b/x.jar",
        "file:/my app/classes/a/B.class,/my app/classes",
    })
    void shouldFindTheLocationOfAClass(String url, String expected) throws IOException {
        assertThat(ClassPath.location(url, "a/B.class")).isEqualTo(Path.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "vfs:/app/x.jar/a/B.class", "jar:nested:/app.jar/!x.jar!/a/B.class", "file:/a/C.class"})
    void shouldFailIfAClassIsNotInAFile(String url) {
        assertThatIOException().isThrownBy(() -> ClassPath.location(url, "a/B.class"));
    }
}
