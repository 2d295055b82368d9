package io.vireo.http;

import io.vireo.platform.config.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * @param maxJsonBytes the largest JSON body, in bytes
 * @param maxBufferedBytes so many bytes of JSON bodies that have not arrived whole are kept, of all requests together
 * @param requestTimeout how long the head of a request, and then its JSON body, may take to arrive
 * @param maxQueuedRequests how many requests may wait for a thread; those beyond are refused
 * @param hsts for how long browsers shall come by TLS alone; empty to say nothing of that
 * @param shutdownGracePeriod how long the requests under way may take when the server is stopped
 */
public record ListenerSettings(
        int maxJsonBytes,
        long maxBufferedBytes,
        Duration requestTimeout,
        int maxQueuedRequests,
        Optional<Duration> hsts,
        Duration shutdownGracePeriod) {
    public static ListenerSettings from(Settings settings) {
        return new ListenerSettings(
                HttpSettings.from(settings).maxJsonBytes(),
                settings.number("vireo.http.max-buffered-bytes", 1024, Long.MAX_VALUE),
                settings.duration("vireo.http.request-timeout"),
                (int) settings.number("vireo.http.max-queued-requests", 1, 1_000_000),
                settings.optionalText("vireo.http.hsts").map(set -> settings.duration("vireo.http.hsts")),
                settings.duration("vireo.shutdown.grace-period"));
    }
}
