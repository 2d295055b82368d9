package io.vireo.http.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrizzlyVersionTest {
    @ParameterizedTest
    @CsvSource({"4.0.2, 4.0.2", "4.0.2, 4.0.2.payara-p2", "${grizzly.version}, 5.0.0", ", 5.0.0"})
    void shouldAcceptTheSameReleaseAndAnUnknownBuildVersion(@Nullable String built, String running) {
        assertThat(GrizzlyVersion.difference(built, running)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4.0.2, 4.0.3", "4.0.2, 4.0.20", "4.0.2, 3.0.0-M1", "4.0.2, 5.0.0.payara-p1", "4.0.2, "})
    void shouldReportDifferentVersions(String built, @Nullable String running) {
        assertThat(GrizzlyVersion.difference(built, running))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("4.0.2", running == null ? "unknown" : running));
    }

    @Test
    void shouldFindNoDifferenceInTheBuild() {
        assertThat(GrizzlyVersion.difference()).isEmpty();
    }
}
