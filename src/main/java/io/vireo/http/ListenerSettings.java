package io.vireo.http;

import io.vireo.platform.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * @param maxJsonBytes the largest JSON body, in bytes
 * @param maxJsonBytesOfAll so many bytes of JSON bodies that have not arrived whole are kept, of all requests together
 * @param patience how long the head of a request, and then its JSON body, may take to arrive
 * @param queue how many requests may wait for a thread; those beyond are refused
 * @param hsts for how long browsers shall come by TLS alone; empty to say nothing of that
 * @param shutdown how long the requests under way may take when the server is stopped
 */
public record ListenerSettings(
        int maxJsonBytes,
        long maxJsonBytesOfAll,
        Duration patience,
        int queue,
        Optional<Duration> hsts,
        Duration shutdown) {
    static ListenerSettings from(Settings settings) {
        return new ListenerSettings(
                HttpSettings.from(settings).maxJsonBytes(),
                settings.number("vireo.http.max-json-bytes-of-all", 1024, Long.MAX_VALUE),
                settings.duration("vireo.http.patience"),
                (int) settings.number("vireo.http.queue", 1, 1_000_000),
                settings.optionalText("vireo.http.hsts").map(set -> settings.duration("vireo.http.hsts")),
                settings.duration("vireo.shutdown.patience"));
    }
}
