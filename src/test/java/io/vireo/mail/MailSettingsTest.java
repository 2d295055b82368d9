package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.platform.config.Settings;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class MailSettingsTest {
    private final List<LogRecord> warnings = new ArrayList<>();

    @Test
    void shouldWarnIfMailsSentToAServerLinkToLocalhost() {
        warn(Map.of("vireo.mail.host", "smtp.example"));

        assertThat(warnings).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getParameters()).contains("vireo.mail.base-url");
        });
    }

    @Test
    void shouldNotWarnWithABaseUrlOrWithoutAServer() {
        warn(Map.of());
        warn(Map.of("vireo.mail.base-url", "https://vireo.example"));
        warn(Map.of("vireo.mail.host", "smtp.example", "vireo.mail.base-url", "https://vireo.example/"));

        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldReadAnOptionalBaseUrl() {
        assertThat(settings(Map.of()).baseUrl()).isNull();
        assertThat(settings(Map.of("vireo.mail.base-url", "https://vireo.example/"))
                        .baseUrl())
                .isEqualTo(URI.create("https://vireo.example"));
    }

    private void warn(Map<String, String> overrides) {
        Logger logger = Logger.getLogger(MailSettings.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                warnings.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            settings(overrides).warn();
        } finally {
            logger.removeHandler(handler);
        }
    }

    private static MailSettings settings(Map<String, String> overrides) {
        Map<String, String> all = new HashMap<>(Map.of(
                "vireo.data", "data",
                "vireo.mail.port", "25",
                "vireo.mail.starttls", "false",
                "vireo.mail.tls", "false",
                "vireo.mail.timeout", "PT10S",
                "vireo.mail.file-retention", "P7D",
                "vireo.mail.retry", "PT5S",
                "vireo.mail.max-age", "P1D"));
        all.putAll(overrides);
        Config config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(all.get(String.valueOf(arguments[0]))));
        return MailSettings.from(new Settings(config));
    }
}
