package io.vireo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final Instant INSTANT = Instant.parse("1994-11-06T08:49:37Z");

    @Test
    void shouldFormatAsImfFixdate() {
        assertThat(HttpDate.format(INSTANT)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    /** The reason for the own patterns. */
    @Test
    void shouldDifferFromTheFormatterOfTheJdk() {
        assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.format(INSTANT.atOffset(ZoneOffset.UTC)))
                .isEqualTo("Sun, 6 Nov 1994 08:49:37 GMT");
        assertThatExceptionOfType(DateTimeParseException.class)
                .isThrownBy(() -> DateTimeFormatter.RFC_1123_DATE_TIME.parse("Sunday, 06-Nov-94 08:49:37 GMT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                " Sun, 06 Nov 1994 08:49:37 GMT "
            })
    void shouldParseAllThreeFormats(String value) {
        assertThat(HttpDate.parse(value)).contains(INSTANT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 PST", "784111777"})
    void shouldIgnoreOtherFormats(String value) {
        assertThat(HttpDate.parse(value)).isEmpty();
    }
}
