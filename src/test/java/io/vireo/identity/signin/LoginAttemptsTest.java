package io.vireo.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration BLOCK = Duration.ofMinutes(15);
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private final LoginAttempts attempts = new LoginAttempts(new LoginAttemptKey("192.0.2.1", "ada"));

    @Test
    void shouldCountDownToTheBlock() {
        assertThat(fail(START)).isEqualTo(4);
        assertThat(fail(START)).isEqualTo(3);
        assertThat(fail(START)).isEqualTo(2);
        assertThat(fail(START)).isEqualTo(1);
        assertThat(attempts.blockedUntil(START, BLOCK)).isEmpty();

        assertThat(fail(START.plusSeconds(5))).isZero();

        assertThat(attempts.blockedUntil(START.plusSeconds(5), BLOCK))
                .contains(START.plusSeconds(5).plus(BLOCK));
    }

    @Test
    void shouldEndTheBlockOnTime() {
        failFiveTimes();

        assertThat(attempts.blockedUntil(START.plus(BLOCK).minusMillis(1), BLOCK))
                .isPresent();
        assertThat(attempts.blockedUntil(START.plus(BLOCK), BLOCK)).isEmpty();
    }

    @Test
    void shouldResetTheCountAfterTheBlock() {
        failFiveTimes();

        assertThat(fail(START.plus(BLOCK))).isEqualTo(4);
    }

    @Test
    void shouldExpireEachFailureAfterTheWindow() {
        fail(START);
        fail(START.plus(Duration.ofMinutes(9)));
        assertThat(fail(START.plus(Duration.ofMinutes(9)))).isEqualTo(2);

        assertThat(fail(START.plus(WINDOW))).isEqualTo(2);
        assertThat(fail(START.plus(Duration.ofMinutes(20)))).isEqualTo(4);
    }

    @Test
    void shouldNotExtendTheBlockWhenTheClockIsSetBack() {
        failFiveTimes();
        Instant before = START.minus(Duration.ofHours(5));

        assertThat(attempts.blockedUntil(before, BLOCK)).contains(before.plus(BLOCK));
        assertThat(attempts.blockedUntil(before.plusSeconds(60), BLOCK)).contains(before.plus(BLOCK));
        assertThat(attempts.blockedUntil(before.plus(BLOCK), BLOCK)).isEmpty();
    }

    @Test
    void shouldNotCountFailuresInTheFuture() {
        for (int i = 0; i < 4; i++) {
            fail(START);
        }

        assertThat(fail(START.minus(Duration.ofHours(5)))).isEqualTo(4);
    }

    private int fail(Instant now) {
        return attempts.recordFailure(now, 5, WINDOW, BLOCK);
    }

    private void failFiveTimes() {
        for (int i = 0; i < 5; i++) {
            fail(START);
        }
    }
}
