package io.vireo.http;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.util.List;

/**
 * Settings of HTTP requests.
 *
 * @param maxJsonBytes the maximum size of a JSON body, in bytes
 * @param trustedProxies addresses and networks (CIDR) whose {@code X-Forwarded-For} is trusted
 */
@SettingsRecord
public record HttpSettings(int maxJsonBytes, List<String> trustedProxies) {
    public static HttpSettings from(Settings settings) {
        return new HttpSettings(
                (int) settings.number("vireo.http.max-json-bytes", 1024, 64 * 1024 * 1024),
                settings.list("vireo.http.trusted-proxies"));
    }
}
