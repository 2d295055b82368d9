package io.vireo.http.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.SecurityHeaders;
import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.http.connector.ConnectorSelector;
import io.vireo.http.connector.InFlightRequests;
import io.vireo.http.connector.ListenerSettings;
import io.vireo.http.connector.LoadShedder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter with the portable connector, where nothing rejects requests before it. */
class AdmissionFilterTest {
    private static final int LIMIT = 3;

    private final ListenerSettings settings = new ListenerSettings(
            true, 1024, 4096, Duration.ofSeconds(5), LIMIT, Optional.empty(), Duration.ofSeconds(30));
    private final ConnectorPolicy policy = new ConnectorPolicy(
            "",
            new InFlightRequests(),
            new LoadShedder(LIMIT),
            new SecurityHeaders(Optional.empty()),
            settings,
            List.of());
    private final AdmissionFilter filter = new AdmissionFilter(new ConnectorSelector(settings), policy);
    private final List<Integer> errors = new ArrayList<>();
    private int passed;

    @BeforeEach
    void open() {
        policy.traffic().open();
    }

    @Test
    void shouldRejectRequestsBeyondTheLimitUntilOthersEnd() throws Exception {
        FilterChain innermost = (request, response) -> passed++;
        FilterChain nested = innermost;
        for (int i = 0; i < LIMIT; i++) {
            FilterChain inner = nested;
            nested = (request, response) -> {
                passed++;
                filter.doFilter(request, response, inner);
            };
        }
        call(request("/videos/all", "HTTP/1.1", "x"), nested);
        assertThat(passed).isEqualTo(LIMIT);
        assertThat(errors).containsExactly(503);

        call(request("/videos/all", "HTTP/1.1", "x"), innermost);
        assertThat(passed).isEqualTo(LIMIT + 1);
        assertThat(errors).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "[::1", "a:abc", "u@a"})
    void shouldRejectAnInvalidHost(String host) throws Exception {
        call(request("/videos/all", "HTTP/1.1", host), (request, response) -> passed++);
        assertThat(errors).containsExactly(400);
        assertThat(passed).isZero();
    }

    @Test
    void shouldRejectTwoHosts() throws Exception {
        call(request("/videos/all", "HTTP/1.1", "a", "b"), (request, response) -> passed++);
        assertThat(errors).containsExactly(400);
    }

    @Test
    void shouldAcceptARequestWithoutAHost() throws Exception {
        call(request("/videos/all", "HTTP/1.0"), (request, response) -> passed++);
        assertThat(passed).isEqualTo(1);
    }

    @Test
    void shouldRejectHttp09() throws Exception {
        call(request("/videos/all", "HTTP/0.9"), (request, response) -> passed++);
        assertThat(errors).containsExactly(505);
    }

    private void call(HttpServletRequest request, FilterChain chain) throws Exception {
        HttpServletResponse response = proxy(HttpServletResponse.class, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("sendError");
            return errors.add((Integer) arguments[0]);
        });
        filter.doFilter(request, response, chain);
    }

    private static HttpServletRequest request(String uri, String protocol, String... hosts) {
        return proxy(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getRequestURI" -> uri;
            case "getProtocol" -> protocol;
            case "getHeaders" -> Collections.enumeration(List.of(hosts));
            case "getHeaderNames" -> Collections.enumeration(List.of("Host"));
            case "isAsyncStarted" -> false;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object result = handler.invoke(proxy, method, args);
            return method.getReturnType() == void.class ? null : result;
        }));
    }
}
