package io.vireo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** Channels and their details in the database. */
@ApplicationScoped
class ChannelRepository {
    /** The database's collation ignores such characters; no username has one. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

    @PersistenceContext
    EntityManager entities;

    static boolean isPossible(String username) {
        return !INVISIBLE.matcher(username).find();
    }

    /** By username, regardless of case. */
    Optional<Channel> byUsername(String username) {
        if (!isPossible(username)) {
            return Optional.empty();
        }
        return entities.createQuery("SELECT c FROM Channel c WHERE c.username = :username", Channel.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }

    Optional<Channel> byId(long channelId) {
        return Optional.ofNullable(entities.find(Channel.class, channelId));
    }

    boolean isEmailTaken(String email) {
        return !entities.createQuery("SELECT d.channelId FROM ChannelDetails d WHERE d.email = :email", Long.class)
                .setParameter("email", email)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Inserts at once, so that the channel has its number and a name taken meanwhile is told here. */
    void add(Channel channel) {
        entities.persist(channel);
        entities.flush();
    }

    void add(ChannelDetails details) {
        entities.persist(details);
        entities.flush();
    }
}
