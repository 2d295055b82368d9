package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebPageFilterTest {
    private final WebPageFilter filter = new WebPageFilter();

    @Test
    void shouldHideThePagesIfTheWebClientIsOff() {
        filter.settings = new WebSettings(false, "");

        assertThatThrownBy(() -> filter.filter(request("GET", Map.of())))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.reason()).isEqualTo(CommonError.NOT_FOUND));
    }

    @Test
    void shouldServePages() {
        filter.settings = new WebSettings(true, "");

        filter.filter(request("GET", Map.of("Sec-Fetch-Site", "cross-site")));
        filter.filter(request("POST", Map.of("Sec-Fetch-Site", "same-origin")));
    }

    @Test
    void shouldRejectAFormOfAnotherSite() {
        filter.settings = new WebSettings(true, "");

        assertThatThrownBy(() -> filter.filter(request("POST", Map.of("Sec-Fetch-Site", "cross-site"))))
                .isInstanceOf(ApiException.class);
    }

    private static ContainerRequestContext request(String verb, Map<String, String> headers) {
        return (ContainerRequestContext) Proxy.newProxyInstance(
                WebPageFilterTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMethod" -> verb;
                    case "getHeaderString" -> headers.get(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
