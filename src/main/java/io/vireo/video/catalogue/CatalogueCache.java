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

/** The in-memory cache of the catalogue, bounded by a configured time and size. */
@Dependent
class CatalogueCache {
    /**
     * Cache key of a page at a version of the catalogue. The cached page was read after that version was known; when the version changes,
     * the key is no longer requested.
     */
    record PageKey(VideoListQuery list, @Nullable KeysetPosition after, int limit, long version) {}

    /** Cache key of the subscribers of a channel at a version of the catalogue. */
    record ChannelKey(String name, long version) {}

    /** A video that was read after the catalogue had the given version. */
    private record Remembered(CacheableJson video, long version, long nanos) {}

    private static final int OBJECT_BYTES = 300;
    private static final int MAX_CHANNELS = 10_000;

    /** Factor by which entries are kept longer while the version of the catalogue is unchanged. */
    private static final int UNCHANGED = 10;

    private final long ttlNanos;
    private final Cache<String, Remembered> videos;
    private final Cache<PageKey, ListPage> pages;
    private final Cache<ChannelKey, Long> subscribers;

    @Inject
    CatalogueCache(CatalogueSettings settings) {
        Duration time = settings.cacheTtl();
        long half = settings.cacheBytes() / 2;
        ttlNanos = time.toNanos();
        videos = cache(
                time.multipliedBy(UNCHANGED),
                half,
                (hash, entry) -> OBJECT_BYTES + entry.video().json().length);
        pages = cache(time, half, (key, list) -> OBJECT_BYTES + list.json().json().length);
        subscribers = Caffeine.newBuilder()
                .expireAfterWrite(time)
                .maximumSize(MAX_CHANNELS)
                .build();
    }

    private static <K, V> Cache<K, V> cache(Duration time, long weight, Weigher<K, V> weigher) {
        return Caffeine.newBuilder()
                .expireAfterWrite(time)
                .maximumWeight(weight)
                .weigher(weigher)
                .build();
    }

    /**
     * Returns a video from the cache or by reading it; null, which is not cached, if it does not exist. After the configured time a cached
     * video is still served while the version of the catalogue is unchanged.
     */
    @Nullable
    CacheableJson video(String hash, long version, Function<String, @Nullable CacheableJson> read) {
        Remembered entry = videos.getIfPresent(hash);
        if (entry == null || !isValid(entry, version)) {
            entry = videos.asMap()
                    .compute(
                            hash,
                            (key, old) -> old != null && isValid(old, version) ? old : entry(read.apply(key), version));
        }
        return entry == null ? null : entry.video();
    }

    private boolean isValid(Remembered entry, long version) {
        return entry.version() == version || System.nanoTime() - entry.nanos() < ttlNanos;
    }

    private static @Nullable Remembered entry(@Nullable CacheableJson video, long version) {
        return video == null ? null : new Remembered(video, version, System.nanoTime());
    }

    ListPage page(PageKey key, Function<PageKey, ListPage> read) {
        return pages.get(key, read);
    }

    /** Returns the number of subscribers of a channel from the cache or by reading it. */
    long subscribers(ChannelKey key, Function<ChannelKey, Long> read) {
        return subscribers.get(key, read);
    }

    /** Removes all videos from the cache. */
    void invalidateVideos() {
        videos.invalidateAll();
    }

    /** Removes a video from the cache, after waiting for reads in progress, whose results are removed as well. */
    void invalidate(String hash) {
        videos.asMap().compute(hash, (key, old) -> null);
    }
}
