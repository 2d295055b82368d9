package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassArchiveTest {
    @Test
    void shouldBeUsedBelowAnOrdinaryPath() {
        assertThat(ClassArchive.isUsable(Path.of("/srv/vireo-1.0/runtime/classes.jsa")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/srv/my site/classes.jsa", "/srv/50%/classes.jsa", "/srv/a:b/classes.jsa", "/srv/é/classes.jsa"
            })
    void shouldNotBeCreatedBelowAPathThatIsEncodedInUrls(String file) {
        assertThat(ClassArchive.isUsable(Path.of(file))).isFalse();
    }
}
