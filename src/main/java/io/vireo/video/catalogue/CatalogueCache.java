package io.vireo.video.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.vireo.http.CacheableJson;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the catalogue remembers for the set time, within the set bounds of memory. */
@Dependent
class CatalogueCache {
    /**
     * A part of a list, asked for at a version of the catalogue. What is remembered for a version was read after it; nobody asks for
     * it any more once the version has changed.
     */
    record Part(VideoListQuery list, @Nullable KeysetPosition after, int limit, long version) {}

    /** A video, read after the catalogue had that version. */
    private record Remembered(CacheableJson video, long version, long nanos) {}

    private static final int OBJECT_BYTES = 300;

    /** What has not changed is remembered longer by so much. */
    private static final int UNCHANGED = 10;

    private final long remembered;
    private final Cache<String, Remembered> videos;
    private final Cache<Part, ListPage> parts;

    @Inject
    CatalogueCache(CatalogueSettings settings) {
        Duration time = settings.cacheTtl();
        long half = settings.cacheBytes() / 2;
        remembered = time.toNanos();
        videos = cache(
                time.multipliedBy(UNCHANGED),
                half,
                (hash, entry) -> OBJECT_BYTES + entry.video().json().length);
        parts = cache(time, half, (part, list) -> OBJECT_BYTES + list.answer().json().length);
    }

    private static <K, V> Cache<K, V> cache(Duration time, long weight, Weigher<K, V> weigher) {
        return Caffeine.newBuilder()
                .expireAfterWrite(time)
                .maximumWeight(weight)
                .weigher(weigher)
                .build();
    }

    /**
     * Remembered, or read; null, which is not remembered, if there is none. After the set time it is served on as long as the catalogue
     * has not changed.
     */
    @Nullable
    CacheableJson video(String hash, long version, Function<String, @Nullable CacheableJson> read) {
        Remembered entry = videos.getIfPresent(hash);
        if (entry == null || !isRight(entry, version)) {
            entry = videos.asMap()
                    .compute(
                            hash,
                            (key, old) -> old != null && isRight(old, version) ? old : entry(read.apply(key), version));
        }
        return entry == null ? null : entry.video();
    }

    private boolean isRight(Remembered entry, long version) {
        return entry.version() == version || System.nanoTime() - entry.nanos() < remembered;
    }

    private static @Nullable Remembered entry(@Nullable CacheableJson video, long version) {
        return video == null ? null : new Remembered(video, version, System.nanoTime());
    }

    ListPage part(Part part, Function<Part, ListPage> read) {
        return parts.get(part, read);
    }

    /** Readings that are under way end before, so that they are forgotten too. */
    void forget(String hash) {
        videos.asMap().compute(hash, (key, old) -> null);
    }
}
