package io.vireo.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin,-,vireo.example",
                "same-origin,null,vireo.example",
                "-,https://vireo.example,vireo.example",
                "-,http://vireo.example:8080,vireo.example:8080",
                "-,http://VIREO.example,vireo.example"
            })
    void shouldAcceptAPageOfTheSite(String site, String origin, String host) {
        assertThatCode(() -> require(site, origin, host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "cross-site,-,vireo.example",
                "same-site,https://vireo.example,vireo.example",
                "none,https://vireo.example,vireo.example",
                "cross-site,https://vireo.example,vireo.example",
                "-,-,vireo.example",
                "-,null,vireo.example",
                "-,https://vireo.example.org,vireo.example",
                "-,https://vireo.example:444,vireo.example",
                "-,https://x@vireo.example,vireo.example",
                "-,':/ %',vireo.example",
                "-,https://vireo.example,-"
            })
    void shouldRejectOthers(String site, String origin, String host) {
        assertThatThrownBy(() -> require(site, origin, host))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.reason()).isEqualTo(AuthError.CROSS_SITE));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-",
                "vireo_session=abc,abc",
                "a=b; vireo_session=abc; c=d,abc",
                "xvireo_session=abc,-",
                "vireo_session=,-",
                "vireo_session,-"
            })
    void shouldFindTheCookie(String header, String expected) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Cookie", header);

        assertThat(Sessions.cookie(headers::get)).isEqualTo(expected);
    }

    private static void require(String site, String origin, String host) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Sec-Fetch-Site", site);
        headers.put("Origin", origin);
        headers.put("Host", host);
        Sessions.requireSameOrigin(headers::get);
    }
}
