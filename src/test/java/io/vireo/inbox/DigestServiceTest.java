package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.inbox.InboxStateRepository.InboxState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DigestServiceTest {
    private static final Instant NOW = Instant.parse("2026-11-30T07:00:00Z");

    @Test
    void shouldBeDueFromAnHourOn() {
        assertThat(DigestJob.day(OffsetDateTime.parse("2026-11-30T06:59:59Z"), 7))
                .isEmpty();
        assertThat(DigestJob.day(OffsetDateTime.parse("2026-11-30T07:00:00Z"), 7))
                .isEqualTo(OptionalLong.of(20_787));
        assertThat(DigestJob.day(OffsetDateTime.parse("2026-11-30T23:59:59Z"), 7))
                .isEqualTo(OptionalLong.of(20_787));
        assertThat(DigestJob.day(OffsetDateTime.parse("2026-12-01T00:00:00Z"), 0))
                .isEqualTo(OptionalLong.of(20_788));
    }

    @Test
    void shouldContinueAfterWhatWasReadOrMailed() {
        Instant read = NOW.minus(Duration.ofHours(5));
        Instant mailed = NOW.minus(Duration.ofDays(3));

        assertThat(since(Instant.EPOCH, mailed)).isEqualTo(mailed.plusNanos(1000));
        assertThat(since(read, mailed)).isEqualTo(read.plusNanos(1000));
    }

    @Test
    void shouldBeginADayAgo() {
        assertThat(since(Instant.EPOCH, Instant.EPOCH)).isEqualTo(NOW.minus(Duration.ofDays(1)));
    }

    private static Instant since(Instant seen, Instant digest) {
        return DigestService.since(new InboxState(InboxEntries.micros(seen), 0, InboxEntries.micros(digest)), NOW);
    }
}
