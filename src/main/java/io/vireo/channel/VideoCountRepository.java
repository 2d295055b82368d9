package io.vireo.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The number of published videos that each channel keeps. */
@ApplicationScoped
public class VideoCountRepository {
    @PersistenceContext
    EntityManager entities;

    /** Changes a channel's count within the caller's transaction, which publishes or removes the videos. */
    public void add(long channelId, int difference) {
        entities.createNativeQuery("UPDATE Channels SET VideoCount = VideoCount + ?1 WHERE ChannelID = ?2")
                .setParameter(1, difference)
                .setParameter(2, channelId)
                .executeUpdate();
    }
}
