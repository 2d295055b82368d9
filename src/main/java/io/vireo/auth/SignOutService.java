package io.vireo.auth;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Revokes single tokens before they expire, effective immediately on all nodes, and removes the records of expired ones. */
@Component
class SignOutService implements ScheduledJob {
    @Inject
    RevokedTokenRepository revokedTokens;

    @Inject
    SessionRepository sessions;

    @Inject
    Clock clock;

    /** Revokes a token and ends the session with which it was issued. */
    @Transactional
    void revoke(JsonWebToken token) {
        revokedTokens.add(token.getTokenID(), token.getExpirationTime());
        sessions.removeOfToken(token.getTokenID(), Long.parseLong(token.getSubject()));
    }

    @Override
    public String name() {
        return "revoked-tokens";
    }

    @Override
    @Transactional
    public void run() {
        revokedTokens.removeExpired(clock.instant());
    }
}
