package io.vireo.video.catalogue;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches for a short time which videos are published and their titles, because a player requests one video in hundreds of ranges. The
 * cached result is valid while the file is unchanged: a video stays published until it is deleted with its file, and only a new
 * publication replaces the file. A title that was changed on another node may be stale for the cache time.
 */
@Component
public class TitleCache {
    private static final Duration TTL = Duration.ofSeconds(10);
    private static final int MAX_ENTRIES = 20_000;

    private record Known(String title, String etag, Instant until) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Inject
    CatalogueRepository catalogue;

    @Inject
    Clock clock;

    /**
     * Returns the title of a published video; empty if it does not exist.
     *
     * @param etag the entity tag of its current file
     */
    public Optional<String> of(String hash, String etag) {
        Optional<String> cached = cached(hash, etag);
        if (cached.isPresent()) {
            return cached;
        }
        if (known.size() >= MAX_ENTRIES) {
            known.clear();
        }
        // a concurrent invalidation waits for this read and removes its possibly stale result
        Known read = known.compute(
                hash,
                (key, before) -> catalogue
                        .video(hash)
                        .map(video ->
                                new Known(video.title(), etag, clock.instant().plus(TTL)))
                        .orElse(null));
        return Optional.ofNullable(read).map(Known::title);
    }

    /** Returns the title from the cache only, without database access; empty also for a video that is not cached. */
    public Optional<String> cached(String hash, String etag) {
        Known entry = known.get(hash);
        return entry != null && entry.etag().equals(etag) && clock.instant().isBefore(entry.until())
                ? Optional.of(entry.title())
                : Optional.empty();
    }

    void forget(String hash) {
        known.compute(hash, (key, before) -> null);
    }
}
