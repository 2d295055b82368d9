package io.vireo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code HEAD} returns the {@code Content-Length} of {@code GET}, or none (RFC 9110, 9.3.2). */
class HeadIT extends ServerTest {
    private static final ApiDescription DESCRIPTION = new ApiDescription();

    private static Scene shared;

    static Stream<Named<Operation>> operations() {
        return DESCRIPTION.operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(operation -> Named.of(operation.name(), operation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void shouldReturnTheContentLengthOfEveryOperation(Operation operation) throws IOException {
        if (shared == null) {
            shared = new Scene(vireo);
        }
        assertSameLength(new CorrectCalls().of(operation, shared));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/",
                "/docs/openapi.yaml",
                "/docs/swagger-ui.css",
                "/openapi?format=JSON",
                "/",
                "/health",
                "/v/zzzzzzz",
                "/no/such/path",
                "/channel/picture/nobody-of-this-name"
            })
    void shouldReturnTheContentLengthOfOtherTargets(String target) throws IOException {
        assertSameLength(Request.of("GET", target).with("X-Forwarded-For", "2001:db8:ffff::1"));
    }

    private void assertSameLength(Request call) throws IOException {
        for (String coding : List.of("identity", "gzip")) {
            Request get = call.with("Accept-Encoding", coding).with("Connection", "close");
            RawAnswer whole = answer(get);
            RawAnswer head = answer(get.withMethod("HEAD"));

            assertThat(head.status()).as("%s", get).isEqualTo(whole.status());
            String length = head.headers().get("content-length");
            if (length != null) {
                String sent = whole.headers().get("content-length");
                String target = get.toString();
                if (target.contains("/metrics") || target.contains("/health")) {
                    // the content changes with every request
                    assertThat(length).isNotEqualTo("0");
                } else {
                    assertThat(length).as("%s", get).isEqualTo(sent == null ? "" + whole.bytes().length : sent);
                }
            }
        }
    }

    private RawAnswer answer(Request request) throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            return connection.send(request.bytes()).answer(request.method());
        }
    }
}
