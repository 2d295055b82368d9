package io.vireo.auth;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The last used tokens whose signature and claims have been verified. To verify a signature takes longer than most requests; it depends
 * on the token and the keys of the node only. Whether a token is revoked is asked for each request.
 */
final class VerifiedTokens {
    private final Map<String, JsonWebToken> tokens;

    /** @param capacity the number of tokens, of about 2 KB each */
    VerifiedTokens(int capacity) {
        tokens = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, JsonWebToken> eldest) {
                return size() > capacity;
            }
        });
    }

    /** Returns a verified token that has not expired; null if it must be verified. */
    @Nullable
    JsonWebToken get(String token, Instant now) {
        JsonWebToken verified = tokens.get(token);
        return verified != null && now.getEpochSecond() < verified.getExpirationTime() ? verified : null;
    }

    void add(String token, JsonWebToken verified) {
        tokens.put(token, verified);
    }
}
