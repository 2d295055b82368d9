package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    @Test
    void shouldSendHstsIfConfigured() {
        Map<String, String> headers = new TreeMap<>();
        new SecurityHeaders(Optional.of(Duration.ofDays(1))).addTo(headers::put);
        assertThat(headers)
                .containsEntry("Strict-Transport-Security", "max-age=86400")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @Test
    void shouldRecognizePoliciesThatAllowFrames() {
        assertThat(SecurityHeaders.isFramedAnywhere("default-src 'none'; frame-ancestors *"))
                .isTrue();
        assertThat(SecurityHeaders.isFramedAnywhere("frame-ancestors 'none'")).isFalse();
        assertThat(SecurityHeaders.isFramedAnywhere(null)).isFalse();
    }

    @Test
    void shouldSendNoPolicyWithMedia() {
        assertThat(SecurityHeaders.policy(200, "video/mp4")).isEmpty();
        assertThat(SecurityHeaders.policy(200, "image/png")).isEmpty();
        assertThat(SecurityHeaders.policy(200, "application/json")).isPresent();
        assertThat(SecurityHeaders.policy(404, null)).isPresent();
        assertThat(SecurityHeaders.policy(206, "multipart/byteranges; boundary=x"))
                .isEmpty();
        assertThat(SecurityHeaders.policy(304, null)).isEmpty();
    }
}
