package io.vireo.http;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the HTTP listeners.
 *
 * @param maxJsonBytes the maximum size of a JSON body, in bytes
 * @param maxBufferedBytes the maximum number of buffered bytes of incomplete JSON bodies, over all requests
 * @param requestTimeout the read timeout of the request head, and then of its JSON body
 * @param maxQueuedRequests the maximum number of requests that wait for a thread; further requests are rejected
 * @param hsts the lifetime of {@code Strict-Transport-Security}; empty to omit the header
 * @param shutdownGracePeriod how long requests in flight may take when the server is stopped
 */
@SettingsRecord
public record ListenerSettings(
        int maxJsonBytes,
        long maxBufferedBytes,
        Duration requestTimeout,
        int maxQueuedRequests,
        Optional<Duration> hsts,
        Duration shutdownGracePeriod) {
    static ListenerSettings from(Settings settings) {
        return new ListenerSettings(
                HttpSettings.from(settings).maxJsonBytes(),
                settings.number("vireo.http.max-buffered-bytes", 1024, Long.MAX_VALUE),
                settings.duration("vireo.http.request-timeout"),
                (int) settings.number("vireo.http.max-queued-requests", 1, 1_000_000),
                settings.optionalText("vireo.http.hsts").map(set -> settings.duration("vireo.http.hsts")),
                settings.duration("vireo.shutdown.grace-period"));
    }
}
