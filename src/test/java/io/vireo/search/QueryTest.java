package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @Test
    void shouldLookForEachWordAndPreferThePhrase() {
        Query query = Query.of(" red\u00a0 green\tblue ");

        assertThat(query.words()).containsExactly("%red%", "%green%", "%blue%");
        assertThat(query.phrase()).isEqualTo("%red\u00a0 green\tblue%");
    }

    @ParameterizedTest
    @CsvSource({"100%,%100!%%", "a_b,%a!_b%", "oh!,%oh!!%", "'\\','%\\%'", "'\"+-*()~<>@',%\"+-*()~<>@%"})
    void shouldTakeEveryCharacterAsText(String text, String pattern) {
        assertThat(Query.of(text).words()).containsExactly(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\u00a0\u3000"})
    void shouldFindNothingForBlanks(String text) {
        assertThat(Query.of(text).words()).isEmpty();
    }

    @Test
    void shouldFindNothingForWhatNoTitleHasRoomFor() {
        assertThat(Query.of("x".repeat(256)).words()).isEmpty();
        assertThat(Query.of("x".repeat(255)).words()).hasSize(1);
    }

    @Test
    void shouldComposeAccents() {
        assertThat(Query.of("e\u0301").words()).containsExactly("%é%");
    }
}
