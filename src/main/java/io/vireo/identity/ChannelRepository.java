package io.vireo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Channels and their details in the database. */
@ApplicationScoped
public class ChannelRepository {
    /** The database's collation ignores such characters; no username has one. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

    @PersistenceContext
    EntityManager entities;

    static boolean isPossible(String username) {
        return !INVISIBLE.matcher(username).find();
    }

    /** By username, regardless of case. */
    public Optional<Channel> byUsername(String username) {
        if (!isPossible(username)) {
            return Optional.empty();
        }
        return entities.createQuery("SELECT c FROM Channel c WHERE c.username = :username", Channel.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }

    public Optional<Channel> byId(long channelId) {
        return Optional.ofNullable(entities.find(Channel.class, channelId));
    }

    /** The channel, locked until the transaction ends. */
    public Optional<Channel> lock(long channelId) {
        return Optional.ofNullable(entities.find(Channel.class, channelId, LockModeType.PESSIMISTIC_WRITE));
    }

    public boolean isEmailTaken(String email) {
        return !entities.createQuery("SELECT d.channelId FROM ChannelDetails d WHERE d.email = :email", Long.class)
                .setParameter("email", email)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Empty if the person has none. */
    public String emailOf(long channelId) {
        return entities.createQuery("SELECT d.email FROM ChannelDetails d WHERE d.channelId = :id", String.class)
                .setParameter("id", channelId)
                .getResultStream()
                .findFirst()
                .orElse("");
    }

    /** The highest cost of any bcrypt hash; 0 if there is none. */
    public int costliestHash() {
        Object cost = entities.createNativeQuery("SELECT MAX(PasswordCost) FROM Channels")
                .getSingleResult();
        return cost instanceof String digits && digits.matches("\\d\\d") ? Integer.parseInt(digits) : 0;
    }

    /** Unless the password is another than the channel had when it was read. */
    public void rehash(Channel channel, String hash) {
        entities.createQuery("UPDATE Channel c SET c.password = :hash WHERE c.id = :id AND c.password = :old")
                .setParameter("hash", hash)
                .setParameter("id", channel.id())
                .setParameter("old", channel.passwordHash())
                .executeUpdate();
    }

    /**
     * Changes the password and raises the token generation, unless that was raised since the channel was read.
     *
     * @return whether it was changed
     */
    public boolean changePassword(Channel channel, String hash) {
        return entities.createQuery("UPDATE Channel c SET c.password = :hash, c.tokenGeneration = c.tokenGeneration + 1"
                                + " WHERE c.id = :id AND c.tokenGeneration = :generation")
                        .setParameter("hash", hash)
                        .setParameter("id", channel.id())
                        .setParameter("generation", channel.tokenGeneration())
                        .executeUpdate()
                > 0;
    }

    /** Inserts at once, so that the channel has its number and a name taken meanwhile is told here. */
    public void add(Channel channel) {
        entities.persist(channel);
        entities.flush();
    }

    public void add(ChannelDetails details) {
        entities.persist(details);
        entities.flush();
    }

    /** Removes a channel and every row that belongs to it. */
    public void remove(long channelId) {
        entities.createNativeQuery("DELETE FROM Channels WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    public Optional<ChannelDetails> details(long channelId) {
        return Optional.ofNullable(entities.find(ChannelDetails.class, channelId));
    }

    /** The channel of an e-mail address, regardless of case. */
    public Optional<Channel> byEmail(String email) {
        return entities.createQuery(
                        "SELECT c FROM Channel c, ChannelDetails d WHERE d.channelId = c.id AND d.email = :email",
                        Channel.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** Writes at once, so that an address taken meanwhile is told here. */
    public void confirm(ChannelDetails details, String address, Instant now) {
        details.confirm(address, now);
        entities.flush();
    }
}
