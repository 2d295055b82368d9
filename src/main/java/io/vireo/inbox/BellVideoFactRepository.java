package io.vireo.inbox;

import io.vireo.platform.Component;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoAccess;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads the videos that mails are about. */
@Component
class BellVideoFactRepository {
    @PersistenceContext
    EntityManager entities;

    /** Returns a video; empty if it is not listed. */
    @Transactional
    Optional<PublishedVideo> listed(long videoId) {
        List<?> rows = entities.createNativeQuery("SELECT v.PathHash, v.ChannelID, v.Title FROM Videos v"
                        + " WHERE v.VideoID = ?1 AND " + VideoAccess.IS_LISTED)
                .setParameter(1, videoId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new PublishedVideo(
                        videoId, row[0].toString(), ((Number) row[1]).longValue(), row[2].toString()))
                .findFirst();
    }
}
