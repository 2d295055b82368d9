package io.vireo.identity.signin;

import io.vireo.identity.Channel;
import io.vireo.identity.IdentityLimit;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * Slows those who spread their guesses: one address over many names, or many addresses over one name. An address from which the
 * owner has signed in before is no stranger to the account: only the attempts of the pair count for it, so that strangers elsewhere,
 * or next to the owner, cannot lock the owner out.
 */
@ApplicationScoped
public class UnknownAddressLimiter implements ScheduledJob {
    private static final long NOBODY = -1;

    @Inject
    TrustedAddressRepository known;

    @Inject
    RateLimits limits;

    @Inject
    LockoutSettings settings;

    @Inject
    Clock clock;

    /** Refuses with 429 what comes from a stranger after too many failures. */
    void requireWithinLimit(Optional<Channel> channel, LoginAttemptKey pair) {
        if (!isKnown(channel, pair)) {
            limits.check(IdentityLimit.SIGN_IN_ADDRESS, pair.address());
            limits.check(IdentityLimit.SIGN_IN_ACCOUNT, subject(channel, pair));
        }
    }

    void failed(Optional<Channel> channel, LoginAttemptKey pair) {
        limits.tryAcquire(IdentityLimit.SIGN_IN_ADDRESS, pair.address());
        if (!isKnown(channel, pair)) {
            limits.tryAcquire(IdentityLimit.SIGN_IN_ACCOUNT, subject(channel, pair));
        }
    }

    @Transactional
    void succeeded(Channel channel, LoginAttemptKey pair) {
        known.remember(channel.id(), pair.address(), clock.instant());
    }

    @Override
    public String name() {
        return "known-addresses";
    }

    @Override
    @Transactional
    public void run() {
        known.forgetOlderThan(clock.instant().minus(settings.trustedAddressTtl()));
    }

    /** Asks for the name of nobody too: a query less could be told by the time. */
    private boolean isKnown(Optional<Channel> channel, LoginAttemptKey pair) {
        return known.isKnown(channel.map(Channel::id).orElse(NOBODY), pair.address());
    }

    /** How an account is named to its limit. */
    public static String subject(Channel channel) {
        return Long.toString(channel.id());
    }

    /** Names that lead to one account count as one, however they are written. */
    private static String subject(Optional<Channel> channel, LoginAttemptKey pair) {
        return channel.map(UnknownAddressLimiter::subject)
                .orElseGet(() -> "nobody " + pair.username().toLowerCase(Locale.ROOT));
    }
}
