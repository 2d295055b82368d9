package io.vireo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks when a job is retried. */
class JobOutcomeTest {
    private final JobHandler handler = new JobHandler() {
        @Override
        public String kind() {
            return "test";
        }

        @Override
        public void handle(Job job) {}

        @Override
        public int maxAttempts() {
            return 3;
        }

        @Override
        public Backoff backoff() {
            return new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(15));
        }
    };

    @ParameterizedTest
    @CsvSource({
        "1, PT10S",
        "2, PT20S",
        "3, PT40S",
        "9, PT42M40S",
        "10, PT1H",
        "11, PT1H",
        "63, PT1H",
        "64, PT1H",
        "65, PT1H",
        "2147483647, PT1H",
        "0, PT10S"
    })
    void shouldDoubleTheDelayUpToTheMaximum(int attempt, Duration delay) {
        assertThat(Backoff.DEFAULT.after(attempt)).isEqualTo(delay);
    }

    @Test
    void shouldSupportConstantDelaysAndNotOverflow() {
        Duration year = Duration.ofDays(365);
        assertThat(new Backoff(year, year).after(100)).isEqualTo(year);
        assertThat(new Backoff(Duration.ofNanos(1), Duration.ofSeconds(Long.MAX_VALUE)).after(100))
                .isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, year));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(year, Duration.ofDays(1)));
    }

    @Test
    void shouldBeDoneWhenTheHandlerReturns() {
        assertThat(JobOutcome.of(handler, 1, null)).isInstanceOf(JobOutcome.Done.class);
        assertThat(JobOutcome.of(handler, 7, null)).isInstanceOf(JobOutcome.Done.class);
    }

    @Test
    void shouldRetryUntilTheAttemptsAreExhausted() {
        IOException failure = new IOException("disk");
        assertThat(JobOutcome.of(handler, 1, failure))
                .isEqualTo(new JobOutcome.Retry(Duration.ofSeconds(10), failure.toString()));
        assertThat(JobOutcome.of(handler, 2, failure))
                .isEqualTo(new JobOutcome.Retry(Duration.ofSeconds(15), failure.toString()));
        assertThat(JobOutcome.of(handler, 3, failure)).isEqualTo(new JobOutcome.Dead(failure.toString()));
        assertThat(JobOutcome.of(handler, 4, failure)).isEqualTo(new JobOutcome.Dead(failure.toString()));
    }

    @Test
    void shouldNotRetryAPermanentFailure() {
        assertThat(JobOutcome.of(handler, 1, new PermanentJobException("gone"))).isEqualTo(new JobOutcome.Dead("gone"));
    }

    @Test
    void shouldRetryAfterAnError() {
        assertThat(JobOutcome.of(handler, 1, new StackOverflowError())).isInstanceOf(JobOutcome.Retry.class);
    }
}
