package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.platform.config.InvalidSettingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
    private final Networks networks = Networks.of("some.key", List.of("127.0.0.0/8", "::1", "10.0.0.0/8", "fc00::/7"));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.3.4.5, true",
        "10.9.8.7, true",
        "::1, true",
        "fd00::1, true",
        "::ffff:10.0.0.1, true",
        "11.0.0.1, false",
        "203.0.113.9, false",
        "::2, false",
        "2001:db8::1, false",
        "nonsense, false"
    })
    void shouldContainTheAddressesOfItsNetworks(String address, boolean contained) {
        assertThat(networks.contain(address)).isEqualTo(contained);
    }

    @Test
    void shouldContainNothingWithoutNetworks() {
        assertThat(Networks.of("some.key", List.of()).contain("127.0.0.1")).isFalse();
    }

    @Test
    void shouldRejectAnInvalidNetwork() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> Networks.of("some.key", List.of("example.com")))
                .withMessageContaining("some.key");
    }
}
