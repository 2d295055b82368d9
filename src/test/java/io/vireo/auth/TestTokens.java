package io.vireo.auth;

import io.vireo.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Issues tokens as the shared server does, with its key, which all of its nodes read from the data directory. */
public final class TestTokens {
    private static @Nullable Tokens tokens;

    private TestTokens() {}

    /** Returns a new token of an account, as a sign-in does. */
    public static String issue(long channelId, String username, int generation) {
        return tokens().issue(channelId, username, generation);
    }

    /** Returns the key of the channel of a token, which is not verified. */
    public static long channelId(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return Long.parseLong(claims.replaceFirst(".*\"sub\":\"([^\"]*)\".*", "$1"));
    }

    private static synchronized Tokens tokens() {
        if (tokens == null) {
            TokenSettings settings = new TokenSettings(
                    "vireo", Duration.ofHours(3), TestServer.data().resolve("keys"));
            tokens = new Tokens(
                    new SigningKeys(settings, new SecureRandom()),
                    settings,
                    new RevokedTokenRepository(),
                    Clock.systemUTC());
        }
        return tokens;
    }
}
