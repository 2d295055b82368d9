package io.vireo.video.catalogue;

import io.vireo.http.CacheableJson;
import io.vireo.identity.Channels;
import io.vireo.identity.StandingChanged;
import io.vireo.platform.Component;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.UniversalBodySerializer;
import io.vireo.video.VideoChanged;
import io.vireo.video.VideoCountsChanged;
import io.vireo.video.catalogue.CatalogueCache.ChannelKey;
import io.vireo.video.catalogue.CatalogueCache.PageKey;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads listed videos as serialized responses, with a short-lived cache (docs/decisions/0036-catalogue-cache.md). A change on this node
 * is visible immediately, a change on another node after the configured time at the latest.
 */
@Component
class Catalogue {
    private static final int COUNTS_PERIOD_MILLIS = 10_000;

    @Inject
    CatalogueRepository repository;

    @Inject
    ReplicaRouter replicaRouter;

    @Inject
    TitleCache titles;

    @Inject
    Channels channels;

    @Inject
    CatalogueCache cache;

    private volatile long countsChangedAt;

    /** Returns the universal body with the description; empty if no listed video has this hash path. */
    Optional<CacheableJson> video(String hash) {
        return Optional.ofNullable(cache.video(hash, replicaRouter.version(), this::read));
    }

    /**
     * Returns at most {@code limit} videos of a list. The page is empty if the channel of the list does not exist.
     *
     * @param after the position to continue after; null for the beginning
     * @param version a version of the catalogue; the result is at least as recent
     */
    ListPage page(VideoListQuery list, @Nullable KeysetPosition after, int limit, long version) {
        return cache.page(new PageKey(list, after, limit, version), this::read);
    }

    /**
     * Returns the number of subscribers of a channel.
     *
     * @param read reads the number for the name of the channel; what it throws is not cached
     */
    long subscribers(String channel, ToLongFunction<String> read) {
        return cache.subscribers(new ChannelKey(channel, replicaRouter.version()), key -> read.applyAsLong(key.name()));
    }

    /**
     * Checks that the channel of a list exists.
     *
     * @throws io.vireo.http.ApiException {@link io.vireo.identity.ChannelError#NO_CHANNEL} if it does not
     */
    void requireExists(VideoListQuery list) {
        if (list.channel() != null) {
            channels.idOf(list.channel());
        }
    }

    void invalidate(@Observes(during = TransactionPhase.AFTER_SUCCESS) VideoChanged change) {
        // before the cache is cleared, so that entries cached from now on include the change
        replicaRouter.invalidate();
        cache.invalidate(change.hash());
        titles.forget(change.hash());
    }

    void invalidate(@Observes(during = TransactionPhase.AFTER_SUCCESS) StandingChanged change) {
        replicaRouter.invalidate();
        cache.invalidateVideos();
    }

    /** Removes videos with new counters from the cache; pages expire by themselves. */
    void invalidate(@Observes VideoCountsChanged change) {
        change.hashes().forEach(cache::invalidate);
        countsChangedAt = change.at();
    }

    /** Returns a number that changes, at most every ten seconds, when counters of videos have changed. */
    long countsVersion() {
        return countsChangedAt / COUNTS_PERIOD_MILLIS;
    }

    private @Nullable CacheableJson read(String hash) {
        return repository
                .video(hash)
                .map(video -> CacheableJson.of(UniversalBodySerializer.serialize(video)))
                .orElse(null);
    }

    private ListPage read(PageKey key) {
        return ListPage.of(repository.list(key.list(), key.after(), key.limit() + 1), key.limit());
    }
}
