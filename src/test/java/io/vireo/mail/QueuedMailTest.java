package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueuedMailTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration MAX_RETRY = Duration.ofHours(1);

    private static final MailTemplate TEMPLATE = new MailTemplate() {
        @Override
        public String name() {
            return "WELCOME";
        }

        @Override
        public Set<String> parameters() {
            return Set.of();
        }
    };

    private QueuedMail mail = new QueuedMail();

    @BeforeEach
    void createMail() throws Exception {
        mail = new QueuedMail(
                        TEMPLATE,
                        EmailAddress.of("ada@example.org"),
                        new MailContent("subject", "text", "html"),
                        "link")
                .created(START, DAY);
    }

    @Test
    void shouldBackOffExponentiallyUpToTheMaximum() {
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant due = mail.recordFailure(START, RETRY, MAX_RETRY, "away").orElseThrow();
            delays.add(Duration.between(START, due).toSeconds());
        }

        assertThat(delays).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
    }

    @Test
    void shouldRetryALastTimeAtTheExpiry() {
        Instant late = START.plus(DAY).minusSeconds(3);

        assertThat(mail.recordFailure(late, RETRY, MAX_RETRY, "away")).contains(START.plus(DAY));
    }

    @Test
    void shouldErasePersonalDataOfAnExpiredMail() {
        assertThat(mail.recordFailure(START.plus(DAY), RETRY, MAX_RETRY, "away"))
                .isEmpty();

        assertThat(mail.recipient()).isEmpty();
        assertThat(mail.content()).isEqualTo(new MailContent("", "", ""));
        assertThat(mail.unsubscribe()).isNull();
        assertThat(mail.attempts()).isEqualTo(1);
    }

    @Test
    void shouldBelongToTheHolderOfTheLease() {
        mail.lease("one", START.plusSeconds(60));
        assertThat(mail.isLeasedBy("one")).isTrue();

        mail.lease("two", START.plusSeconds(120));
        assertThat(mail.isLeasedBy("one")).isFalse();

        mail.recordFailure(START, RETRY, MAX_RETRY, "away");
        assertThat(mail.isLeasedBy("two")).isFalse();
    }
}
