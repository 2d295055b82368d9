package io.vireo.video;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and writes the marks of blocked videos. */
@ApplicationScoped
class VideoBlockRepository {
    @PersistenceContext
    EntityManager entities;

    /** Sets or removes a bit of a video; returns whether it was changed. */
    boolean setOf(String hash, int bit, boolean isSet) {
        return entities.createNativeQuery(
                                "UPDATE Videos SET Blocked = Blocked ^ ?1 WHERE PathHash = ?2 AND (Blocked & ?1 <> 0) <> ?3")
                        .setParameter(1, bit)
                        .setParameter(2, hash)
                        .setParameter(3, isSet)
                        .executeUpdate()
                > 0;
    }

    /** Sets or removes a bit of all videos of a channel, published or not. */
    void setAllOf(long channelId, int bit, boolean isSet) {
        entities.createNativeQuery(
                        "UPDATE Videos SET Blocked = Blocked ^ ?1 WHERE ChannelID = ?2 AND (Blocked & ?1 <> 0) <> ?3")
                .setParameter(1, bit)
                .setParameter(2, channelId)
                .setParameter(3, isSet)
                .executeUpdate();
    }

    boolean has(String hash, int bit) {
        return !entities.createNativeQuery("SELECT 1 FROM Videos WHERE PathHash = ?1 AND Blocked & ?2 <> 0")
                .setParameter(1, hash)
                .setParameter(2, bit)
                .getResultList()
                .isEmpty();
    }

    /** Returns the hash paths of all blocked videos. */
    @Transactional
    Set<String> all() {
        List<?> rows = entities.createNativeQuery("SELECT PathHash FROM Videos WHERE Blocked > 0")
                .getResultList();
        return rows.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }
}
