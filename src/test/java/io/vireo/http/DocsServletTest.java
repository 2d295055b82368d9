package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsServletTest {
    private final List<Object> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/%64ocs", "//docs", "/docs;x", "/tube/docs"})
    void shouldRedirectToThePage(String uri) throws Exception {
        get(uri);

        assertThat(events).containsExactly(302, "docs/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v/..%2f",
                "/v/..%2Fdocs",
                "/docs%2F",
                "/docs%5cx",
                "/docs%5Cx",
                "/docs\\x",
                "/docs/..",
                "/docs/../x",
                "/docs/%2e%2E/x",
                "/docs/..;a/x",
                "/./docs"
            })
    void shouldRejectAnAmbiguousPath(String uri) throws Exception {
        get(uri);

        assertThat(events).containsExactly(404);
    }

    private void get(String uri) throws Exception {
        HttpServletRequest request =
                proxy(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequestURI" -> uri;
                    case "getServletPath" -> "/docs";
                    case "getPathInfo" -> null;
                    case "getContextPath" -> "";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        HttpServletResponse response =
                proxy(HttpServletResponse.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "sendError", "setStatus" -> record(arguments[0]);
                    case "setHeader" -> record(arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        new DocsServlet().doGet(request, response);
    }

    private Object record(Object event) {
        events.add(event);
        return null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
