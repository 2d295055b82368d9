package io.vireo.auth;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts, finds and ends the sessions of browsers, effective immediately on all nodes. A session is known by its secret, 256 random bits
 * as 43 characters of base64url; the database stores the SHA-256 hash.
 */
@Component
class SessionService implements ScheduledJob {
    static final int MAX_SESSIONS = 50;
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(10);
    private static final int SECRET_BYTES = 32;

    @Inject
    SessionRepository sessions;

    @Inject
    RevokedTokenRepository revokedTokens;

    @Inject
    SessionSettings settings;

    @Inject
    TokenSettings tokenSettings;

    @Inject
    Clock clock;

    @Inject
    SecureRandom random;

    /** The new secret of a session. */
    record Renewed(String text, boolean isPermanent) {}

    /** Whom a token identifies. */
    record Identity(long channelId, int generation, String tokenId) {}

    /**
     * Starts a session. Ends the session that the browser had, and the least recently used one of a channel with too many.
     *
     * @param previous the secret of the session that the browser had, or null
     * @return the secret
     */
    @Transactional
    String start(Identity identity, Device device, boolean isPermanent, @Nullable String previous) {
        end(previous);
        removeSuperfluous(identity, MAX_SESSIONS - 1);
        String secret = newSecret();
        Instant now = clock.instant();
        sessions.add(secret(identity, secret), device, isPermanent, now, now.plus(settings.idleTimeout(isPermanent)));
        return secret;
    }

    /**
     * Continues a session with a new secret, after an act that has ended all sessions of the channel.
     *
     * @param previous the secret of the session
     * @return empty if the channel has no such session
     */
    @Transactional
    Optional<Renewed> renew(Identity identity, String previous) {
        String secret = newSecret();
        Optional<Renewed> renewed = sessions.isPermanent(hash(previous), identity.channelId())
                .map(isPermanent -> new Renewed(secret, isPermanent));
        renewed.ifPresent(known -> sessions.replace(hash(previous), secret(identity, secret)));
        removeSuperfluous(identity, MAX_SESSIONS);
        return renewed;
    }

    private void removeSuperfluous(Identity identity, int kept) {
        sessions.superfluous(identity.channelId(), identity.generation(), kept).forEach(sessions::remove);
    }

    private static SessionRepository.Secret secret(Identity identity, String secret) {
        return new SessionRepository.Secret(
                hash(secret), identity.channelId(), identity.generation(), identity.tokenId());
    }

    /** Finds a valid session. */
    Optional<SessionRepository.Found> find(String secret) {
        return sessions.find(hash(secret), clock.instant());
    }

    /** Returns whether a use of a session is to be recorded. */
    boolean isTouchDue(SessionRepository.Found session) {
        return session.lastUsed().plus(TOUCH_INTERVAL).isBefore(clock.instant());
    }

    /** Records that a session was used now, which postpones its end. */
    @Transactional
    void touch(SessionRepository.Found session) {
        Instant now = clock.instant();
        sessions.touch(session, now, now.plus(settings.idleTimeout(session.isPermanent())));
    }

    /** Returns the valid sessions of a channel, the last used first. */
    List<BrowserSession> of(long channelId, @Nullable String current) {
        return sessions.of(channelId, hash(current == null ? "" : current), clock.instant());
    }

    /** Ends a session of a channel and revokes the token that was issued with it. Does nothing if the channel has no such session. */
    @Transactional
    void end(long id, long channelId) {
        sessions.tokenOf(id, channelId).ifPresent(tokenId -> {
            Instant expired = clock.instant().plus(tokenSettings.lifetime());
            revokedTokens.add(tokenId, expired.getEpochSecond() + 1);
            sessions.remove(id);
        });
    }

    /** Ends a session as {@link #end(long, long)}; does nothing without a valid one. */
    @Transactional
    void end(@Nullable String secret) {
        if (secret != null) {
            find(secret).ifPresent(session -> end(session.id(), session.caller().channelId()));
        }
    }

    /** Ends all sessions of a channel and revokes all its tokens. Returns the new token generation. */
    @Transactional
    int endAll(long channelId) {
        return sessions.nextGeneration(channelId);
    }

    private String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    @Override
    public String name() {
        return "browser-sessions";
    }

    @Override
    @Transactional
    public void run() {
        sessions.removeExpired(clock.instant());
    }
}
