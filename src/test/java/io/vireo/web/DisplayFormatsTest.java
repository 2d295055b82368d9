package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayFormatsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private final DisplayFormats english = new DisplayFormats(new PageTexts().in(Locale.ENGLISH), NOW, ZoneOffset.UTC);
    private final DisplayFormats german = new DisplayFormats(new PageTexts().in(Locale.GERMAN), NOW, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"0,0:00", "59,0:59", "61,1:01", "3599,59:59", "3661,1:01:01"})
    void shouldShowDurations(long seconds, String expected) {
        assertThat(DisplayFormats.clock(seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,0 seconds", "1,1 second", "761,12 minutes 41 seconds", "3600,1 hour", "7260,2 hours 1 minute"})
    void shouldSpeakDurations(long seconds, String expected) {
        assertThat(english.spoken(seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT10S,just now",
        "PT1M,a minute ago",
        "PT59M,59 minutes ago",
        "PT1H,an hour ago",
        "PT25H,yesterday",
        "P3D,3 days ago",
        "P8D,last week",
        "P21D,3 weeks ago",
        "P40D,'October 21, 2026'"
    })
    void shouldSayHowLongAgo(String past, String expected) {
        assertThat(english.ago(NOW.minus(Duration.parse(past)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT8H,Today", "PT10H,Yesterday", "PT33H,Yesterday", "PT34H,'November 28, 2026'"})
    void shouldNameDays(String past, String expected) {
        assertThat(english.day(NOW.minus(Duration.parse(past)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Auckland,Today,Yesterday,'November 28, 2026'",
        "America/Los_Angeles,Yesterday,'November 28, 2026','November 27, 2026'"
    })
    void shouldNameTheDaysOfTheVisitor(String zone, String last, String before, String first) {
        DisplayFormats formats = new DisplayFormats(english.texts(), NOW, ZoneId.of(zone));

        assertThat(formats.day(Instant.parse("2026-11-30T07:59:00Z"))).isEqualTo(last);
        assertThat(formats.day(Instant.parse("2026-11-29T07:59:00Z"))).isEqualTo(before);
        assertThat(formats.date(Instant.parse("2026-11-28T07:59:00Z"))).isEqualTo(first);
    }

    @Test
    void shouldFollowTheLanguage() {
        assertThat(german.ago(NOW.minus(Duration.ofDays(2)))).isEqualTo("vor 2 Tagen");
        assertThat(german.date(NOW)).isEqualTo("30. November 2026");
        assertThat(german.bytes(8_589_934_592L)).isEqualTo("8,6 GB");
        assertThat(english.bytes(999)).isEqualTo("999 B");
    }
}
