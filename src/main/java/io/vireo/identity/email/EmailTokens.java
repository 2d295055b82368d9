package io.vireo.identity.email;

import io.vireo.identity.Channel;
import io.vireo.identity.email.EmailToken.Purpose;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Makes and finds the tokens of links in mails: 256 random bits, in the 43 characters of base64url. The database keeps their SHA-256;
 * a slow hash is not needed for what cannot be guessed.
 */
@ApplicationScoped
public class EmailTokens implements ScheduledJob {
    private static final int BYTES = 32;

    @Inject
    EmailTokenRepository tokens;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** A new token, which ends an earlier one of the channel for the same purpose. */
    @Transactional
    public String issue(Channel channel, Purpose purpose, String address, Duration lifetime) {
        String token = random();
        tokens.put(channel, purpose, hash(token), address, clock.instant().plus(lifetime));
        return token;
    }

    /** The token, if it is one that can be used now; it is not used up by that. */
    @Transactional
    public Optional<EmailToken> find(Purpose purpose, String token) {
        return tokens.find(purpose, hash(token)).filter(found -> found.isValid(clock.instant()));
    }

    /** The token if it can be used now, used up by this transaction; of several at once one gets it. */
    @Transactional
    public Optional<EmailToken> use(Purpose purpose, String token) {
        return find(purpose, token).filter(tokens::remove);
    }

    @Transactional
    void end(long channelId, Purpose purpose) {
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
