package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"upload", "video/abc1234", "search/a%20b?since=2026-01-01&show=video", "edit/abc1234?saved=yes"})
    void shouldLeadBackToAPage(String path) {
        assertThat(PageLinks.within(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//example.org",
                "/\\example.org",
                "\\example.org",
                "https://example.org",
                "javascript:alert(1)",
                "a:b",
                " upload",
                "upload\r\nSet-Cookie: x",
                "?a",
                "\"><script>"
            })
    void shouldNotLeadElsewhere(String path) {
        assertThat(PageLinks.within(path)).isEmpty();
    }

    @Test
    void shouldEncodeAName() {
        assertThat(PageLinks.channel("a b?#%é+'\"&")).isEqualTo("channel/a%20b%3F%23%25%C3%A9%2B%27%22%26");
    }

    @Test
    void shouldLeaveOutEmptyParameters() {
        assertThat(PageLinks.with("history", "q", "a b&c", "after", "", "done", "x"))
                .isEqualTo("history?q=a%20b%26c&done=x");
        assertThat(PageLinks.with("history", "q", "")).isEqualTo("history");
    }
}
