package io.vireo.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {
    @Test
    void shouldReadTheLeaderLease() {
        assertThat(settings("PT15S").duration()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "PT0S", "-PT1S", "15 seconds", "PT0.0001S", "P36501D", "P99999999999D"})
    void shouldRejectAnInvalidLeaderLease(String value) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> settings(value))
                .withMessageContaining("vireo.cluster.leader-lease");
    }

    private static ClusterSettings settings(String value) {
        return ClusterSettings.from(new Settings(ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(new PropertiesConfigSource(Map.of("vireo.cluster.leader-lease", value), "test", 500))
                .build()));
    }
}
