package io.vireo.auth;

import io.vireo.auth.SessionService.Identity;
import io.vireo.http.Json;
import io.vireo.platform.Component;
import io.vireo.platform.GroupCommit;
import io.vireo.platform.database.Statements;
import jakarta.annotation.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Stores revoked tokens until they would have expired, and checks tokens against them and against the token generations of the channels.
 */
@Component
class RevokedTokenRepository {
    /** The maximum number of tokens of a query. */
    private static final int MANY = 32;

    private static final String STATE = "SELECT 0 AS N, Role, Standing FROM Channels WHERE ChannelID = ?"
            + " AND TokenGeneration = ? AND NOT EXISTS (SELECT 1 FROM RevokedTokens WHERE TokenID = ?)";

    private static final String STATES = "SELECT j.N, c.Role, c.Standing FROM JSON_TABLE(?, '$[*]' COLUMNS"
            + " (N INT PATH '$[0]', C INT PATH '$[1]', G INT PATH '$[2]', T VARCHAR(64) PATH '$[3]')) j"
            + " STRAIGHT_JOIN Channels c FORCE INDEX (PRIMARY) ON c.ChannelID = j.C AND c.TokenGeneration = j.G"
            + " WHERE NOT EXISTS (SELECT 1 FROM RevokedTokens r"
            + " WHERE r.TokenID = CONVERT(j.T USING ascii) COLLATE ascii_nopad_bin)";

    @PersistenceContext
    EntityManager entities;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    private final GroupCommit<Identity, Optional<AccountState>> reads = new GroupCommit<>(
            MANY,
            Duration.ZERO,
            tokens -> read(tokens).stream().map(Optional::of).toList());

    /**
     * Returns role and standing of the account of a token that is still valid: its channel exists, the password has not changed since it
     * was issued, and it was not revoked by a sign-out. Called for each request: tokens that arrive while others are being read are the next
     * query together. What was committed before the call is seen.
     *
     * @param generation the token generation in the token
     * @param tokenId the claim {@code jti}
     * @return empty if the token is not valid any more
     */
    @Transactional(TxType.NOT_SUPPORTED)
    Optional<AccountState> stateOf(long channelId, int generation, String tokenId) {
        Identity token = new Identity(channelId, generation, tokenId);
        // alone if the query has failed: the caller gets its own exception
        return reads.run(token).orElseGet(() -> read(List.of(token)).get(0));
    }

    private List<Optional<AccountState>> read(List<Identity> tokens) {
        Map<Integer, AccountState> states = new HashMap<>();
        try (Connection connection = primary.getConnection()) {
            Statements.select(
                    connection,
                    row -> states.put(
                            row.getInt("N"),
                            new AccountState(
                                    AccountRole.of(row.getString("Role")), Standing.of(row.getString("Standing")))),
                    tokens.size() == 1 ? STATE : STATES,
                    tokens.size() == 1 ? parameters(tokens.get(0)) : new Object[] {json(tokens)});
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
        return IntStream.range(0, tokens.size())
                .mapToObj(i -> Optional.ofNullable(states.get(i)))
                .toList();
    }

    private static Object[] parameters(Identity token) {
        return new Object[] {token.channelId(), token.generation(), token.tokenId()};
    }

    private static String json(List<Identity> tokens) {
        return Json.text(IntStream.range(0, tokens.size())
                .mapToObj(i -> List.of(
                        i,
                        tokens.get(i).channelId(),
                        tokens.get(i).generation(),
                        tokens.get(i).tokenId()))
                .toList());
    }

    /**
     * Revokes a token.
     *
     * @param tokenId the claim {@code jti}
     * @param expires the claim {@code exp}, in epoch seconds
     */
    void add(String tokenId, long expires) {
        entities.createNativeQuery(
                        "INSERT INTO RevokedTokens (TokenID, Expires) VALUES (?1, ?2) ON DUPLICATE KEY UPDATE TokenID = TokenID")
                .setParameter(1, tokenId)
                .setParameter(2, expires)
                .executeUpdate();
    }

    void removeExpired(Instant now) {
        entities.createNativeQuery("DELETE FROM RevokedTokens WHERE Expires < ?1")
                .setParameter(1, now.getEpochSecond())
                .executeUpdate();
    }
}
