package io.vireo.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Whether a token's channel still exists and still has the password that the token was issued for; asked for each call. */
@ApplicationScoped
class TokenGenerations {
    @PersistenceContext
    EntityManager entities;

    boolean isCurrent(long channelId, int generation) {
        List<?> found = entities.createNativeQuery("SELECT TokenGeneration FROM Channels WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .getResultList();
        return found.size() == 1 && found.get(0) instanceof Number current && current.intValue() == generation;
    }
}
