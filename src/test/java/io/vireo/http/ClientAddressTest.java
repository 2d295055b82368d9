package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.platform.config.InvalidSettingException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 203.0.113.9, 192.0.2.1, the header of an untrusted peer is ignored",
        "10.0.0.1, 203.0.113.9, 203.0.113.9, a trusted proxy reports the client",
        "10.0.0.1, '1.1.1.1, 203.0.113.9', 203.0.113.9, earlier entries were written by the client",
        "10.0.0.1, '203.0.113.9, 10.1.2.3', 203.0.113.9, a chain of trusted proxies",
        "10.0.0.1, '10.1.2.3', 10.1.2.3, a client in the trusted network",
        "10.0.0.1, 'unknown', 10.0.0.1, no address at all",
        "10.0.0.1, '203.0.113.9, nonsense', 10.0.0.1, an invalid entry ends the search",
        "10.0.0.1, '203.0.113.9:5678', 203.0.113.9, with a port",
        "10.0.0.1, '[2001:db8::1]:5678', 2001:db8::/64, 'IPv6 counts by its /64, with a port'",
        "::1, '2001:DB8:0:0:0:0:0:1', 2001:db8::/64, one notation for each network",
        "::ffff:10.0.0.1, '::ffff:203.0.113.9', 203.0.113.9, IPv4 written as IPv6",
        "10.0.0.1, '', 10.0.0.1, an empty header",
        "10.0.0.1, '*', 10.0.0.1, a wildcard",
        "10.0.0.1, '203.0.113.1-9', 10.0.0.1, a range",
        "10.0.0.1, '1', 10.0.0.1, a number"
    })
    void shouldFindTheLastUntrustedAddress(String peer, String forwarded, String expected, String description) {
        assertThat(address("10.0.0.0/8, ::1").of(request(peer, forwarded)))
                .as(description)
                .isEqualTo(expected);
    }

    @Test
    void shouldTrustNoProxyByDefault() {
        assertThat(address("").of(request("127.0.0.1", "203.0.113.9"))).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldRejectAnInvalidProxyAddress() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> address("proxy.example.com"))
                .withMessageContaining("vireo.http.trusted-proxies");
    }

    private static ClientAddress address(String trusted) {
        return new ClientAddress(new HttpSettings(1024, trusted.isEmpty() ? List.of() : List.of(trusted.split(", "))));
    }

    private static HttpServletRequest request(String peer, String forwarded) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeaders" -> Collections.enumeration(List.of(forwarded));
                    default -> throw new AssertionError(method);
                });
    }
}
