package io.vireo.token;

import io.vireo.platform.Hourly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Ends single tokens before their time, on every node at once. */
@ApplicationScoped
class SignOuts {
    @Inject
    EndedTokenRepository ended;

    @Inject
    Clock clock;

    @Transactional
    void end(JsonWebToken token) {
        ended.add(token.getTokenID(), token.getExpirationTime());
    }

    @Transactional
    void sweep(@Observes Hourly now) {
        ended.forgetExpired(clock.instant());
    }
}
