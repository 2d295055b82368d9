package io.vireo.http.connector;

import io.vireo.http.HttpSettings;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the HTTP listeners.
 *
 * @param portable whether the portable connector integration is used on every server
 * @param maxJsonBytes the maximum size of a JSON body, in bytes
 * @param maxBufferedBytes the maximum number of buffered bytes of incomplete JSON bodies, over all requests
 * @param requestTimeout the read timeout of the request head, and then of its JSON body
 * @param maxQueuedRequests the maximum number of requests that wait for a thread; further requests are rejected
 * @param hsts the lifetime of {@code Strict-Transport-Security}; empty to omit the header
 * @param shutdownGracePeriod how long requests in flight may take when the server is stopped
 */
@SettingsRecord
public record ListenerSettings(
        boolean portable,
        int maxJsonBytes,
        long maxBufferedBytes,
        Duration requestTimeout,
        int maxQueuedRequests,
        Optional<Duration> hsts,
        Duration shutdownGracePeriod) {
    static final String CONNECTOR = "vireo.http.connector";

    static ListenerSettings from(Settings settings) {
        return new ListenerSettings(
                isPortable(settings.text(CONNECTOR)),
                HttpSettings.from(settings).maxJsonBytes(),
                settings.number("vireo.http.max-buffered-bytes", 1024, Long.MAX_VALUE),
                settings.duration("vireo.http.request-timeout"),
                (int) settings.number("vireo.http.max-queued-requests", 1, 1_000_000),
                settings.optionalText("vireo.http.hsts").map(set -> settings.duration("vireo.http.hsts")),
                settings.duration("vireo.shutdown.grace-period"));
    }

    private static boolean isPortable(String connector) {
        return switch (connector) {
            case "portable" -> true;
            case "auto" -> false;
            default -> throw new InvalidSettingException(CONNECTOR, "must be auto or portable");
        };
    }
}
