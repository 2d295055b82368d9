package io.vireo.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.auth.AccountRole;
import io.vireo.auth.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewingTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | false",
                "facebookexternalhit/1.1 | false",
                "Baiduspider | false",
                "Slackbot-LinkExpanding 1.0 | false",
                "Mozilla/5.0 HeadlessChrome/140.0.0.0 Safari/537.36 | false",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1 | true",
                "curl/8.5.0 | true",
                "'' | true"
            })
    void shouldNotCountCrawlers(String agent, boolean isCounted) {
        assertThat(new Viewing(null, "198.51.100.1", agent, false).isCounted(7)).isEqualTo(isCounted);
    }

    @Test
    void shouldNotCountTheOwnerAndPrefetching() {
        Caller caller = new Caller(7, "ann", AccountRole.USER);
        assertThat(new Viewing(caller, "198.51.100.1", BROWSER, false).isCounted(7))
                .isFalse();
        assertThat(new Viewing(caller, "198.51.100.1", BROWSER, false).isCounted(8))
                .isTrue();
        assertThat(new Viewing(null, "198.51.100.1", BROWSER, true).isCounted(8))
                .isFalse();
    }

    @Test
    void shouldIdentifyTheAccountOrAddressAndBrowser() {
        String anonymous = new Viewing(null, "198.51.100.1", BROWSER, false).identity();
        assertThat(new Viewing(null, "198.51.100.2", BROWSER, false).identity()).isNotEqualTo(anonymous);
        assertThat(new Viewing(null, "198.51.100.1", "other", false).identity()).isNotEqualTo(anonymous);
        Caller caller = new Caller(7, "ann", AccountRole.USER);
        assertThat(new Viewing(caller, "198.51.100.1", BROWSER, false).identity())
                .isEqualTo(new Viewing(caller, "198.51.100.9", "other", false).identity())
                .isNotEqualTo(anonymous);
    }
}
