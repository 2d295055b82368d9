package io.vireo.auth;

import io.vireo.platform.jobs.HourlyTick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Ends single tokens before their time, on every node at once. */
@ApplicationScoped
class SignOutService {
    @Inject
    RevokedTokenRepository ended;

    @Inject
    Clock clock;

    @Transactional
    void end(JsonWebToken token) {
        ended.add(token.getTokenID(), token.getExpirationTime());
    }

    @Transactional
    void sweep(@Observes HourlyTick now) {
        ended.forgetExpired(clock.instant());
    }
}
