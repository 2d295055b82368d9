package io.vireo.identity.email;

import io.vireo.identity.Channel;
import io.vireo.identity.email.EmailToken.Purpose;
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
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Issues and verifies the tokens in mailed links: 256 random bits as 43 characters of base64url. The database stores the SHA-256 hash; a
 * slow hash is unnecessary because the tokens cannot be guessed.
 */
@Component
public class EmailTokenService implements ScheduledJob {
    private static final int BYTES = 32;

    @Inject
    EmailTokenRepository tokens;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /**
     * Issues a token, which replaces the previous token of the channel for the same purpose.
     *
     * @param lifetime how long the token is valid from now on
     * @return the token in clear text
     */
    @Transactional
    public String issue(Channel channel, Purpose purpose, String address, Duration lifetime) {
        String token = random();
        tokens.put(channel, purpose, hash(token), address, clock.instant().plus(lifetime));
        return token;
    }

    /** Returns the token if it is valid; does not consume it. */
    @Transactional
    public Optional<EmailToken> find(Purpose purpose, String token) {
        return tokens.find(purpose, hash(token)).filter(found -> found.isValid(clock.instant()));
    }

    /**
     * Consumes a token within the current transaction.
     *
     * @return the token if it is valid; of several concurrent callers one receives it
     */
    @Transactional
    public Optional<EmailToken> consume(Purpose purpose, String token) {
        return find(purpose, token).filter(tokens::remove);
    }

    /** Removes the token of a channel for a purpose, if there is one. */
    @Transactional
    void revoke(long channelId, Purpose purpose) {
        tokens.remove(channelId, purpose);
    }

    @Override
    public String name() {
        return "email-tokens";
    }

    @Override
    @Transactional
    public void run() {
        tokens.removeExpiredAt(clock.instant());
    }

    /** Generates a token without storing it. */
    public String random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
