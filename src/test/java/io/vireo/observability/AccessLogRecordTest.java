package io.vireo.observability;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class AccessLogRecordTest {
    @Test
    void shouldOmitTheQuery() {
        AccessLogRecord request = requestRecord("GET", "/unsubscribe");
        request.client("203.0.113.9", "curl/8");
        request.ended(404, 17);

        assertThat(request.text()).matches("203\\.0\\.113\\.9 \"GET /unsubscribe\" 404 17 0\\.\\d{6} \"curl/8\"");
        assertThat(request.fields())
                .containsEntry("route", "/some/{route}")
                .containsEntry("status", 404)
                .containsEntry("bytes", 17L);
    }

    @Test
    void shouldTruncateAndEscapeClientInput() {
        AccessLogRecord request = requestRecord("X".repeat(5000), "/" + "\n\"".repeat(5000));
        request.client("203.0.113.9", "\"\r\nforged \u202e\\" + "y".repeat(5000));
        request.ended(200, 0);

        assertThat(request.text())
                .hasSizeLessThan(5000)
                .doesNotContain("\n", "\r", "\u202e")
                .contains("\"\\\"\\r\\nforged \\u202e\\\\yyy");
        assertThat(request.fields().get("path").toString()).hasSizeLessThan(1100);
        assertThat(request.methodLabel()).isEqualTo("other");
    }

    private static AccessLogRecord requestRecord(String method, String path) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                AccessLogRecordTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getRequestURI" -> path;
                    case "getQueryString" -> "token=secret";
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        return new AccessLogRecord(request, new Route("/some/{route}"));
    }
}
