package io.vireo.http;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.util.List;

/**
 * @param maxJsonBytes the largest JSON body that is read, in bytes
 * @param trustedProxies addresses and networks (CIDR) whose {@code X-Forwarded-For} is believed
 */
@SettingsRecord
public record HttpSettings(int maxJsonBytes, List<String> trustedProxies) {
    static HttpSettings from(Settings settings) {
        return new HttpSettings(
                (int) settings.number("vireo.http.max-json-bytes", 1024, 64 * 1024 * 1024),
                settings.list("vireo.http.trusted-proxies"));
    }
}
