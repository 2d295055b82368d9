package io.vireo.http.filter;

import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.vireo.ServerTest;
import io.vireo.WithBothConnectors;
import org.junit.jupiter.api.Test;

@WithBothConnectors
class CorsIT extends ServerTest {
    @Test
    void shouldNotAllowOtherOrigins() {
        vireo.request()
                .header("Origin", "https://evil.example")
                .get("/videos/all?limit=1")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void shouldAnswerPreflightRequestsOfConfiguredOrigins() {
        vireo.request()
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/v/abcdefg")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "https://app.example")
                .header("Access-Control-Allow-Methods", matchesPattern(".*PATCH.*"))
                .header("Access-Control-Allow-Headers", matchesPattern(".*Authorization.*Content-Type.*X-Request-ID.*"))
                .header("Vary", matchesPattern("(?s).*Origin.*"));
        vireo.request()
                .header("Origin", "https://app.example")
                .get("/v/zzzzzzz")
                .then()
                .statusCode(404)
                .header("Access-Control-Allow-Origin", "https://app.example")
                .header("Access-Control-Expose-Headers", matchesPattern(".*Link.*ETag.*Retry-After.*"))
                .header("Access-Control-Allow-Credentials", not("true"));
    }
}
