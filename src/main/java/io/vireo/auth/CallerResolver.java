package io.vireo.auth;

import io.vireo.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Identifies the caller of a method that does not require a token but may return more with one. */
@ApplicationScoped
public class CallerResolver {
    @Inject
    Tokens tokens;

    /**
     * Verifies a token.
     *
     * @param authorization the header {@code Authorization}; null if it is absent
     * @return the caller; empty without a token, or with one that is invalid, revoked or expired
     */
    public Optional<Caller> find(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        try {
            String token = AuthenticationFilter.credentials(authorization);
            return Optional.of(Caller.of(new TokenSecurityContext(tokens.verify(token), false)));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }
}
