package io.vireo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Channels and their details in the database. */
@ApplicationScoped
class ChannelRepository {
    /** The database's collation ignores such characters; no username has one. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

    @PersistenceContext
    EntityManager entities;

    /** By username, regardless of case. */
    Optional<Channel> byUsername(String username) {
        if (INVISIBLE.matcher(username).find()) {
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

    Optional<ChannelDetails> details(long channelId) {
        return Optional.ofNullable(entities.find(ChannelDetails.class, channelId));
    }

    /** The channel of an e-mail address, regardless of case. */
    Optional<Channel> byEmail(String email) {
        return entities.createQuery(
                        "SELECT c FROM Channel c, ChannelDetails d WHERE d.channelId = c.id AND d.email = :email",
                        Channel.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** Writes at once, so that an address taken meanwhile is told here. */
    void confirm(ChannelDetails details, String address, Instant now) {
        details.confirm(address, now);
        entities.flush();
    }
}
