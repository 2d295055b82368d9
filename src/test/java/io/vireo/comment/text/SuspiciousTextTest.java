package io.vireo.comment.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.comment.CommentSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspiciousTextTest {
    private final SuspiciousText links = suspicions(true);

    private static SuspiciousText suspicions(boolean holdLinks, String... watched) {
        return new SuspiciousText(new CommentSettings(holdLinks, List.of(watched), 0, Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "see HTTP://EXAMPLE.COM/x",
                "ftp://example.org/file",
                "www.example.com",
                "at example.com/offer",
                "bücher.example/neu",
                "ht\u200Btps://example.com",
                "ｈｔｔｐｓ：／／example.com"
            })
    void shouldFindALink(String text) {
        assertThat(links.isSuspicious(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 1:30 and 0:07",
                "and/or",
                "e.g. this",
                "3.5/5",
                "wow...really",
                "<img src=x onerror=alert(1)>",
                "www",
                "http is a protocol: yes"
            })
    void shouldFindNoLink(String text) {
        assertThat(links.isSuspicious(text)).isFalse();
    }

    @Test
    void shouldFindNoLinkIfLinksAreNotHeld() {
        assertThat(suspicions(false).isSuspicious("https://example.com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Best CASINO in town", "a\ncasino!", "c\u00ADasino", "cheap pills here", "ÜBEL"})
    void shouldFindAWatchedWord(String text) {
        assertThat(suspicions(false, "casino", "Cheap Pills", "übel").isSuspicious(text))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"casinos", "cheap", "pills cheap", "occasino"})
    void shouldNotFindAPartOfAWord(String text) {
        assertThat(suspicions(false, "casino", "cheap pills").isSuspicious(text))
                .isFalse();
    }

    @Test
    void shouldTakeWatchedWordsLiterally() {
        assertThat(suspicions(false, "c.t").isSuspicious("cat")).isFalse();
        assertThat(suspicions(false, "c.t").isSuspicious("c.t")).isTrue();
    }
}
