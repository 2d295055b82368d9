package io.vireo.video.catalogue;

import io.vireo.video.UniversalBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Channels as entries of answers, with what they have published. */
@ApplicationScoped
class ChannelEntryRepository {
    @PersistenceContext
    EntityManager entities;

    /** Empty if the channel is gone. */
    Optional<UniversalBody> find(long channelId) {
        return entities
                .createNativeQuery("SELECT c.Username, c.VideoCount, (SELECT v.PathHash FROM Videos v"
                        + " WHERE v.ChannelID = c.ChannelID AND v.Published = TRUE"
                        + " ORDER BY v.Upload DESC, v.VideoID DESC LIMIT 1)"
                        + " FROM Channels c WHERE c.ChannelID = ?1")
                .setParameter(1, channelId)
                .getResultList()
                .stream()
                .map(row -> entry((Object[]) row))
                .findFirst();
    }

    private static UniversalBody entry(Object[] row) {
        return UniversalBody.channel(
                (String) row[0], row[2] == null ? "" : (String) row[2], ((Number) row[1]).intValue());
    }
}
