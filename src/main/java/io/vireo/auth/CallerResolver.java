package io.vireo.auth;

import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Identifies the caller of a method that does not require a token but may return more with one. */
@Component
public class CallerResolver {
    @Inject
    Tokens tokens;

    /**
     * Verifies a token.
     *
     * @param authorization the header {@code Authorization}; null if it is absent
     * @return the caller; empty without a token, with one that is invalid, revoked or expired, and for a suspended channel
     */
    public Optional<Caller> find(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        try {
            Tokens.Verified verified = tokens.verify(AuthenticationFilter.credentials(authorization));
            return verified.account().standing() == Standing.SUSPENDED
                    ? Optional.empty()
                    : Optional.of(verified.caller());
        } catch (ApiException e) {
            return Optional.empty();
        }
    }
}
