package io.vireo.video;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The published videos, read straight into the entries of answers; no entity is built. */
@ApplicationScoped
class CatalogueRepository {
    private static final String ENTRY = "SELECT NEW io.vireo.video.VideoEntry(c.username, v.title, v.hash, v.upload)"
            + " FROM Video v JOIN Channel c ON c.id = v.channelId WHERE v.published = TRUE";
    private static final String NEWEST_FIRST = " ORDER BY v.upload DESC, v.id DESC";

    @PersistenceContext
    EntityManager entities;

    Optional<UniversalBody> video(String hash) {
        return entities.createQuery(
                        "SELECT NEW io.vireo.video.VideoEntry(c.username, v.title, v.hash, v.upload, v.description)"
                                + " FROM Video v JOIN Channel c ON c.id = v.channelId"
                                + " WHERE v.hash = :hash AND v.published = TRUE",
                        VideoEntry.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .map(VideoEntry::body);
    }

    /** The title of a published video; empty if there is none. */
    Optional<String> publishedTitle(String hash) {
        return entities.createQuery(
                        "SELECT v.title FROM Video v WHERE v.hash = :hash AND v.published = TRUE", String.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    List<UniversalBody> all() {
        return entities.createQuery(ENTRY + NEWEST_FIRST, VideoEntry.class)
                .getResultStream()
                .map(VideoEntry::body)
                .toList();
    }

    List<UniversalBody> ofChannel(long channelId) {
        return entities.createQuery(ENTRY + " AND v.channelId = :channel" + NEWEST_FIRST, VideoEntry.class)
                .setParameter("channel", channelId)
                .getResultStream()
                .map(VideoEntry::body)
                .toList();
    }
}
