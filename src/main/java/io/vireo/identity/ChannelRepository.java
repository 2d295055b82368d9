package io.vireo.identity;

import io.vireo.auth.Standing;
import io.vireo.platform.Component;
import io.vireo.platform.database.KeyList;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes channels and their details. */
@Component
public class ChannelRepository {
    /**
     * Usernames without invisible characters. The collation of the database ignores such characters, and no username that was created here
     * contains one.
     */
    private static final Pattern VISIBLE = Pattern.compile("\\P{C}+");

    private static final String ACTIVE_AND_FREE =
            "SELECT ChannelID FROM Channels FORCE INDEX (PRIMARY) WHERE ChannelID IN "
                    + KeyList.PARAMETERS + " AND Standing IN ('" + Standing.GOOD.key() + "', '" + Standing.LIMITED.key()
                    + "') FOR UPDATE SKIP LOCKED";

    @PersistenceContext
    EntityManager entities;

    /**
     * Returns the channel with a username, regardless of case. Only channels of the original service can have control characters in their
     * name.
     */
    public Optional<Channel> byUsername(String username) {
        return entities.createQuery("SELECT c FROM Channel c WHERE c.username = :username", Channel.class)
                .setParameter("username", username)
                .getResultStream()
                .filter(channel -> invisibleCharacters(channel.username()).equals(invisibleCharacters(username)))
                .findFirst();
    }

    private static String invisibleCharacters(String username) {
        return VISIBLE.matcher(username).replaceAll("");
    }

    /** Returns whether a channel has the same visible username, see {@link AccountConstraints#visible}. */
    public boolean isUsernameTaken(String username) {
        return !entities.createQuery(
                        "SELECT c.id FROM Channel c WHERE c.username = :username OR c.visibleName = :visible",
                        Long.class)
                .setParameter("username", username)
                .setParameter("visible", AccountConstraints.visible(username))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    public Optional<Channel> byId(long channelId) {
        return Optional.ofNullable(entities.find(Channel.class, channelId));
    }

    /** Returns the channel and locks its row until the transaction ends; empty if it does not exist. */
    public Optional<Channel> lock(long channelId) {
        return Optional.ofNullable(entities.find(Channel.class, channelId, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Locks the rows of those of the channels whose owners may make changes and that no other transaction holds, without waiting.
     *
     * @param ids at most {@value KeyList#SIZE}
     */
    List<Long> lockActiveAndFree(Collection<Long> ids) {
        List<?> rows =
                KeyList.set(entities.createNativeQuery(ACTIVE_AND_FREE), ids).getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    public boolean isEmailTaken(String email) {
        return !entities.createQuery("SELECT d.channelId FROM ChannelDetails d WHERE d.email IN :forms", Long.class)
                .setParameter("forms", EmailForms.of(email))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Returns the e-mail address of a channel; empty if it has none. */
    public String emailOf(long channelId) {
        return entities.createQuery("SELECT d.email FROM ChannelDetails d WHERE d.channelId = :id", String.class)
                .setParameter("id", channelId)
                .getResultStream()
                .findFirst()
                .orElse("");
    }

    /** Adds a difference, which may be negative, to the number of published videos of a channel. */
    void addVideos(long channelId, int difference) {
        entities.createNativeQuery("UPDATE Channels SET VideoCount = VideoCount + ?1 WHERE ChannelID = ?2")
                .setParameter(1, difference)
                .setParameter(2, channelId)
                .executeUpdate();
    }

    /** Returns the highest cost of all bcrypt hashes; 0 if there is no hash. */
    public int highestPasswordCost() {
        Object cost = entities.createNativeQuery("SELECT MAX(PasswordCost) FROM Channels")
                .getSingleResult();
        return cost instanceof String digits && digits.matches("\\d\\d") ? Integer.parseInt(digits) : 0;
    }

    /** Replaces the hash of an unchanged password. Does nothing if the password was changed since the channel was read. */
    public void rehash(Channel channel, String hash) {
        entities.createQuery("UPDATE Channel c SET c.password = :hash WHERE c.id = :id AND c.password = :old")
                .setParameter("hash", hash)
                .setParameter("id", channel.id())
                .setParameter("old", channel.passwordHash())
                .executeUpdate();
    }

    /**
     * Changes the password and increments the token generation, unless the generation has changed since the channel was read.
     *
     * @return whether the password was changed
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

    /** Inserts a channel and flushes, so that its key is assigned and a duplicate username is reported by this call. */
    public void add(Channel channel) {
        entities.persist(channel);
        entities.flush();
    }

    public void add(ChannelDetails details) {
        entities.persist(details);
        entities.flush();
    }

    /** Removes a channel and all rows that belong to it. */
    public void remove(long channelId) {
        entities.createNativeQuery("DELETE FROM Channels WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    public Optional<ChannelDetails> details(long channelId) {
        return Optional.ofNullable(entities.find(ChannelDetails.class, channelId));
    }

    /** Returns the channel with an e-mail address, regardless of case and of the form of its domain, see {@link EmailForms}. */
    public Optional<Channel> byEmail(String email) {
        return entities.createQuery(
                        "SELECT c FROM Channel c, ChannelDetails d WHERE d.channelId = c.id AND d.email IN :forms",
                        Channel.class)
                .setParameter("forms", EmailForms.of(email))
                .getResultStream()
                .findFirst();
    }

    /** Sets a verified e-mail address and flushes, so that a duplicate address is reported by this call. */
    public void confirm(ChannelDetails details, String address, Instant now) {
        details.confirm(address, now);
        entities.flush();
    }
}
