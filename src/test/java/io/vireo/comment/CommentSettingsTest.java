package io.vireo.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentSettingsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"7, PT0S, true", "7, P6DT23H59M, true", "7, P7D, false", "7, P400D, false", "0, PT0S, false"})
    void shouldKnowNewAccountsByTheirAge(long days, Duration age, boolean isNew) {
        assertThat(settings(days).isNewAccount(NOW.minus(age), NOW)).isEqualTo(isNew);
    }

    @Test
    void shouldNotTakeAccountsOfTheOriginalServiceForNew() {
        assertThat(settings(3650).isNewAccount(null, NOW)).isFalse();
    }

    private static CommentSettings settings(long newAccountDays) {
        return new CommentSettings(false, List.of(), newAccountDays, Duration.ofDays(1));
    }
}
