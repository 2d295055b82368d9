package io.vireo.video.catalogue;

import io.vireo.http.CacheableJson;
import io.vireo.identity.Channels;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.UniversalBodySerializer;
import io.vireo.video.VideoChanged;
import io.vireo.video.catalogue.CatalogueCache.Part;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The published videos as answers, ready to be sent, and remembered for a moment (docs/decisions/0036-catalogue-cache.md). A change
 * made on this node is seen at once, one made elsewhere after the set time at the latest.
 */
@ApplicationScoped
class Catalogue {
    @Inject
    CatalogueRepository repository;

    @Inject
    ReplicaRouter reads;

    @Inject
    TitleCache titles;

    @Inject
    Channels channels;

    @Inject
    CatalogueCache memory;

    /** The universal body with the description; empty when no published video has this hash path. */
    Optional<CacheableJson> video(String hash) {
        return Optional.ofNullable(memory.video(hash, reads.version(), this::read));
    }

    /**
     * At most {@code limit} videos of a list, after a place or from the beginning; none also when there is no such channel.
     *
     * @param version that of the catalogue; what is answered is no older
     */
    ListPage part(VideoListQuery list, @Nullable KeysetPosition after, int limit, long version) {
        return memory.part(new Part(list, after, limit, version), this::read);
    }

    /** Refuses with {@link io.vireo.http.ChannelError#NO_CHANNEL} the list of a channel that does not exist. */
    void requireExists(VideoListQuery list) {
        if (list.channel() != null) {
            channels.idOf(list.channel());
        }
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) VideoChanged change) {
        reads.forget(); // first: what is read from now on, and remembered, is no older than the change
        memory.forget(change.hash());
        titles.forget(change.hash());
    }

    private @Nullable CacheableJson read(String hash) {
        return repository
                .video(hash)
                .map(video -> CacheableJson.of(UniversalBodySerializer.answer(video.body())))
                .orElse(null);
    }

    private ListPage read(Part part) {
        return ListPage.of(repository.list(part.list(), part.after(), part.limit() + 1), part.limit());
    }
}
