package io.vireo.video.catalogue;

import io.vireo.video.VideoEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which videos are published, and their titles, remembered for a short time: a player asks for a video in hundreds of ranges. A
 * published video stays so until it is deleted with its file, and only ever gets another file by another publication: while the file
 * is the same the answer is right. A new title given on another node may be missed for the short time.
 */
@ApplicationScoped
public class TitleCache {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MOST = 20_000;

    private record Known(String title, String etag, Instant until) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Inject
    CatalogueRepository catalogue;

    @Inject
    Clock clock;

    /**
     * The title of a published video, empty if there is no such video.
     *
     * @param etag the entity tag of the file that it has now
     */
    public Optional<String> of(String hash, String etag) {
        Optional<String> remembered = remembered(hash, etag);
        if (remembered.isPresent()) {
            return remembered;
        }
        Optional<String> title = catalogue.video(hash).map(VideoEntry::title);
        if (title.isEmpty()) {
            known.remove(hash);
            return title;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(hash, new Known(title.get(), etag, clock.instant().plus(FRESH)));
        return title;
    }

    /** The same without a look into the database: empty also for a video that nobody has asked for lately. */
    public Optional<String> remembered(String hash, String etag) {
        Known entry = known.get(hash);
        return entry != null && entry.etag().equals(etag) && clock.instant().isBefore(entry.until())
                ? Optional.of(entry.title())
                : Optional.empty();
    }

    void forget(String hash) {
        known.remove(hash);
    }
}
