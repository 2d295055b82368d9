package io.vireo.observability;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentedResponseTest {
    private final List<String> called = new ArrayList<>();
    private final InstrumentedResponse response = new InstrumentedResponse((HttpServletResponse) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                called.add(method.getName());
                return null;
            }));

    @Test
    void shouldDelegateErrorsToTheContainer() throws IOException {
        response.sendError(500);
        assertThat(called).contains("sendError");
        assertThat(response.status()).isEqualTo(500);
    }

    @Test
    void shouldSendNoErrorPageToADisconnectedClient() throws IOException {
        response.disconnected();
        response.sendError(500);
        assertThat(called).isNotEmpty().doesNotContain("sendError");
        assertThat(response.status()).isEqualTo(499);
    }
}
