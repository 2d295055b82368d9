package io.vireo.http;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * @param maxJsonBytes the largest JSON body that is read, in bytes
 * @param trustedProxies addresses and networks (CIDR) whose {@code X-Forwarded-For} is believed
 */
public record HttpSettings(int maxJsonBytes, List<String> trustedProxies) {
    static HttpSettings from(Settings settings) {
        return new HttpSettings(
                (int) settings.number("vireo.http.max-json-bytes", 1024, 64 * 1024 * 1024),
                settings.list("vireo.http.trusted-proxies"));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        HttpSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
