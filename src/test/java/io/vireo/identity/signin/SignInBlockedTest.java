package io.vireo.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInBlockedTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 499, 500, 999})
    void shouldNeverReportMoreThanTheBlockDuration(long millis) {
        Instant now = Instant.ofEpochSecond(1_800_000_000).plusMillis(millis);

        assertThat(LockedOutException.secondsLeft(now.plus(Duration.ofMinutes(15)), now))
                .isEqualTo(900);
    }
}
