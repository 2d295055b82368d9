package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.identity.MailFrequency;
import io.vireo.identity.NoticePreference;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailRuleTest {
    private static final long NOW = Duration.ofDays(20_000).toMillis();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "LIKE, true, -, true",
                "LIKE, false, -, false",
                "LIKE, false, 72, false",
                "SUBSCRIBER, false, 72, false",
                "COMMENT, true, -, true",
                "COMMENT, false, 0, false",
                "COMMENT, false, 23, false",
                "COMMENT, false, 24, true",
                "REPLY, false, 25, true",
                "MENTION, false, -, true",
                "MODERATION, true, -, false"
            })
    void shouldSendAMailAtOnce(NoticeKind kind, boolean isFirst, @Nullable Integer hoursAgo, boolean expected) {
        Long mailed = hoursAgo == null ? null : NOW - Duration.ofHours(hoursAgo).toMillis();

        assertThat(MailRule.isDue(kind, new NoticePreference(false, MailFrequency.NOW), isFirst, mailed, NOW))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void shouldSendNoMailThatIsNotWantedAtOnce(NoticeKind kind) {
        for (MailFrequency frequency : new MailFrequency[] {MailFrequency.DAILY, MailFrequency.OFF}) {
            assertThat(MailRule.isDue(kind, new NoticePreference(true, frequency), true, null, NOW))
                    .isFalse();
        }
    }

    @Test
    void shouldRecognizeWhatIsOff() {
        assertThat(new NoticePreference(false, MailFrequency.OFF).isOff()).isTrue();
        assertThat(new NoticePreference(true, MailFrequency.OFF).isOff()).isFalse();
        assertThat(new NoticePreference(false, MailFrequency.DAILY).isOff()).isFalse();
    }
}
