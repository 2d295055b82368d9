package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.GrizzlyOnly;
import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.WithBothConnectors;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the security headers of responses from resources, the container, the connector and server extensions. */
@WithBothConnectors
class SecurityHeadersIT extends ServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /videos/all",
                "GET /v/abcdefg",
                "GET /nothing",
                "POST /sign_in",
                "GET /health/live",
                "GET /metrics",
                "GET /openapi",
                "GET /docs/",
                "GET /docs/nothing",
                "GET /video/d/abcdefg",
                "GET /.well-known/jwks.json"
            })
    void shouldBeInEveryResponse(String call) throws IOException {
        assertSecured(call);
    }

    @ParameterizedTest
    @GrizzlyOnly("the codec or the container responds before any filter is called")
    @ValueSource(strings = {"GET /v/%zz", "GET /no blanks", "TRACE /videos/all"})
    void shouldBeInEveryResponseOfTheServer(String call) throws IOException {
        assertSecured(call);
    }

    private void assertSecured(String call) throws IOException {
        RawAnswer answer = RawConnection.exchange(base(), call + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("referrer-policy", "no-referrer")
                .hasEntrySatisfying(
                        "content-security-policy", policy -> assertThat(policy).contains("frame-ancestors 'none'"))
                .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(answer.body()).doesNotContainIgnoringCase("payara");
    }

    @Test
    void shouldNotRestrictVideos() throws IOException {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Played");
        RawAnswer video = RawConnection.exchange(
                base(), "HEAD /video/d/" + hash + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(video.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .doesNotContainKey("content-security-policy");
    }
}
