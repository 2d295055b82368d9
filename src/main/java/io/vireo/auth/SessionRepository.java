package io.vireo.auth;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores the sessions of browsers. A session is valid until it expires, as long as the token generation of its channel is that of the
 * session: a changed password ends it without a change of its row.
 */
@Component
class SessionRepository {
    private static final String VALID = " FROM BrowserSessions s JOIN Channels c ON c.ChannelID = s.ChannelID"
            + " AND c.TokenGeneration = s.Generation WHERE s.Expires > ?1";

    @PersistenceContext
    EntityManager entities;

    /** A valid session, and the account to which it belongs. */
    record Found(long id, Caller caller, AccountState account, boolean isPermanent, Instant lastUsed) {}

    /** The parts of a session that a sign-in or a changed password determines. */
    record Secret(String hash, long channelId, int generation, String tokenId) {}

    /** Finds a valid session; called for each request of a browser. */
    Optional<Found> find(String secretHash, Instant now) {
        List<?> found = query(
                        "SELECT s.SessionID, c.ChannelID, c.Username, c.Role, c.Standing, s.Permanent, s.LastUsed"
                                + VALID + " AND s.SecretHash = ?2",
                        now.toEpochMilli(),
                        secretHash)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(SessionRepository::found)
                .findFirst();
    }

    private static Found found(Object[] row) {
        AccountState account = new AccountState(AccountRole.of((String) row[3]), Standing.of((String) row[4]));
        return new Found(
                number(row[0]),
                new Caller(number(row[1]), (String) row[2], account.role()),
                account,
                Boolean.TRUE.equals(row[5]),
                time(row[6]));
    }

    /** Returns the valid sessions of a channel, the last used first. */
    List<BrowserSession> of(long channelId, String currentHash, Instant now) {
        List<?> rows = query(
                        "SELECT s.SessionID, s.Browser, s.OperatingSystem, s.SignedIn, s.LastUsed, s.SecretHash = ?3"
                                + VALID + " AND s.ChannelID = ?2 ORDER BY s.LastUsed DESC, s.SessionID DESC",
                        now.toEpochMilli(),
                        channelId,
                        currentHash)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(SessionRepository::entry)
                .toList();
    }

    private static BrowserSession entry(Object[] row) {
        return new BrowserSession(
                number(row[0]),
                new Device((String) row[1], (String) row[2]),
                time(row[3]),
                time(row[4]),
                number(row[5]) == 1);
    }

    void add(Secret secret, Device device, boolean isPermanent, Instant now, Instant expires) {
        query(
                        "INSERT INTO BrowserSessions (SecretHash, ChannelID, Generation, TokenID, Browser, OperatingSystem,"
                                + " Permanent, SignedIn, LastUsed, Expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9)",
                        secret.hash(),
                        secret.channelId(),
                        secret.generation(),
                        secret.tokenId(),
                        device.browser(),
                        device.system(),
                        isPermanent,
                        now.toEpochMilli(),
                        expires.toEpochMilli())
                .executeUpdate();
    }

    /** Returns whether a session is permanent; empty if the channel has no such session, valid or not. */
    Optional<Boolean> isPermanent(String hash, long channelId) {
        List<?> found = query(
                        "SELECT Permanent FROM BrowserSessions WHERE SecretHash = ?1 AND ChannelID = ?2",
                        hash,
                        channelId)
                .getResultList();
        return found.stream().map(Boolean.TRUE::equals).findFirst();
    }

    /** Gives a session another secret and generation. */
    void replace(String oldHash, Secret secret) {
        query(
                        "UPDATE BrowserSessions SET SecretHash = ?1, Generation = ?2, TokenID = ?3 WHERE SecretHash = ?4",
                        secret.hash(),
                        secret.generation(),
                        secret.tokenId(),
                        oldHash)
                .executeUpdate();
    }

    /** Records the use of a session, unless another request has done so since it was read. */
    void touch(Found session, Instant now, Instant expires) {
        query(
                        "UPDATE BrowserSessions SET LastUsed = ?1, Expires = ?2 WHERE SessionID = ?3 AND LastUsed = ?4",
                        now.toEpochMilli(),
                        expires.toEpochMilli(),
                        session.id(),
                        session.lastUsed().toEpochMilli())
                .executeUpdate();
    }

    /** Returns the id of the token that was issued with a session; empty if the channel has no such session. */
    Optional<String> tokenOf(long id, long channelId) {
        List<?> found = query(
                        "SELECT TokenID FROM BrowserSessions WHERE SessionID = ?1 AND ChannelID = ?2", id, channelId)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /**
     * Returns sessions of a channel that are of no use any more: of earlier generations, and those after the most recently used ones. One
     * of a later generation is that of a password that was changed meanwhile.
     *
     * @param kept how many of the sessions remain
     */
    List<Long> superfluous(long channelId, int generation, int kept) {
        List<?> stale = query(
                        "SELECT SessionID FROM BrowserSessions WHERE ChannelID = ?1 AND Generation < ?2",
                        channelId,
                        generation)
                .getResultList();
        List<?> old = query(
                        "SELECT SessionID FROM BrowserSessions WHERE ChannelID = ?1 AND Generation = ?2"
                                + " ORDER BY LastUsed DESC, SessionID DESC LIMIT ?3, 1000",
                        channelId,
                        generation,
                        kept)
                .getResultList();
        return Stream.concat(stale.stream(), old.stream())
                .map(SessionRepository::number)
                .toList();
    }

    void remove(long id) {
        query("DELETE FROM BrowserSessions WHERE SessionID = ?1", id).executeUpdate();
    }

    /** Removes the session with which a token was issued, if there is one. */
    void removeOfToken(String tokenId, long channelId) {
        query("DELETE FROM BrowserSessions WHERE ChannelID = ?1 AND TokenID = ?2", channelId, tokenId)
                .executeUpdate();
    }

    void removeExpired(Instant now) {
        query("DELETE FROM BrowserSessions WHERE Expires <= ?1", now.toEpochMilli())
                .executeUpdate();
    }

    /** Revokes all tokens and sessions of a channel, and returns the new token generation. */
    int nextGeneration(long channelId) {
        query("UPDATE Channels SET TokenGeneration = TokenGeneration + 1 WHERE ChannelID = ?1", channelId)
                .executeUpdate();
        return (int) number(query("SELECT TokenGeneration FROM Channels WHERE ChannelID = ?1", channelId)
                .getSingleResult());
    }

    private Query query(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Instant time(Object value) {
        return Instant.ofEpochMilli(number(value));
    }
}
