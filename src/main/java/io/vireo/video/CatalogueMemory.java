package io.vireo.video;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.vireo.http.Representation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the catalogue remembers for the set time, within the set bounds of memory. */
@Dependent
class CatalogueMemory {
    /**
     * A part of a list, asked for at a version of the catalogue. What is remembered for a version was read after it; nobody asks for
     * it any more once the version has changed.
     */
    record Part(Listing list, @Nullable Place after, int limit, long version) {}

    private static final int OBJECT_BYTES = 300;
    private static final String VERSION = "version";

    private final Cache<String, Representation> videos;
    private final Cache<Part, ListPart> parts;
    private final Cache<String, Long> version;

    @Inject
    CatalogueMemory(CatalogueSettings settings) {
        long half = settings.memory() / 2;
        videos = cache(settings, half, (hash, video) -> OBJECT_BYTES + video.json().length);
        parts = cache(
                settings, half, (part, list) -> OBJECT_BYTES + list.answer().json().length);
        version = cache(settings, 1, (key, value) -> 1);
    }

    private static <K, V> Cache<K, V> cache(CatalogueSettings settings, long weight, Weigher<K, V> weigher) {
        return Caffeine.newBuilder()
                .expireAfterWrite(settings.remembered())
                .maximumWeight(weight)
                .weigher(weigher)
                .build();
    }

    /** Remembered, or read; null, which is not remembered, if there is none. */
    @Nullable
    Representation video(String hash, Function<String, @Nullable Representation> read) {
        return videos.get(hash, read);
    }

    ListPart part(Part part, Function<Part, ListPart> read) {
        return parts.get(part, read);
    }

    long version(Function<String, Long> read) {
        return version.get(VERSION, read);
    }

    /** Readings that are under way end before, so that they are forgotten too. */
    void forget(String hash) {
        videos.asMap().compute(hash, (key, old) -> null);
        version.asMap().compute(VERSION, (key, old) -> null);
    }
}
