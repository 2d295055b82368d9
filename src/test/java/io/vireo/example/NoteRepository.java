package io.vireo.example;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores notes. */
@Component
class NoteRepository {
    @PersistenceContext
    EntityManager entities;

    /** Returns whether the note was added; false if the channel already has a note about this video. */
    @Transactional
    boolean add(long channelId, long videoId, String text) {
        return entities.createNativeQuery("INSERT IGNORE INTO Notes (ChannelID, VideoID, Text) VALUES (?1, ?2, ?3)")
                        .setParameter(1, channelId)
                        .setParameter(2, videoId)
                        .setParameter(3, text)
                        .executeUpdate()
                == 1;
    }

    /** Returns up to 50 notes of a channel (video id, text) with video ids greater than {@code afterVideo}, in ascending order. */
    @Transactional
    List<Object[]> page(long channelId, long afterVideo) {
        List<?> rows = entities.createNativeQuery("SELECT VideoID, Text FROM Notes"
                        + " WHERE ChannelID = ?1 AND VideoID > ?2 ORDER BY VideoID LIMIT 50")
                .setParameter(1, channelId)
                .setParameter(2, afterVideo)
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    @Transactional
    void remove(long channelId, long videoId) {
        entities.createNativeQuery("DELETE FROM Notes WHERE ChannelID = ?1 AND VideoID = ?2")
                .setParameter(1, channelId)
                .setParameter(2, videoId)
                .executeUpdate();
    }

    @Transactional
    void removeOfChannel(long channelId) {
        entities.createNativeQuery("DELETE FROM Notes WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    @Transactional
    void removeOfVideo(long videoId) {
        entities.createNativeQuery("DELETE FROM Notes WHERE VideoID = ?1")
                .setParameter(1, videoId)
                .executeUpdate();
    }

    @Transactional
    long count(String text) {
        Object count = entities.createNativeQuery("SELECT COUNT(*) FROM Notes WHERE ?1 IN ('', Text)")
                .setParameter(1, text)
                .getSingleResult();
        return ((Number) count).longValue();
    }
}
