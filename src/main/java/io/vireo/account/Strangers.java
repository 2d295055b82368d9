package io.vireo.account;

import io.vireo.limit.RateLimits;
import io.vireo.platform.jobs.ScheduledJob;
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
class Strangers implements ScheduledJob {
    private static final long NOBODY = -1;

    @Inject
    KnownAddressRepository known;

    @Inject
    RateLimits limits;

    @Inject
    AccountSettings settings;

    @Inject
    Clock clock;

    /** Refuses with 429 what comes from a stranger after too many failures. */
    void refuseTooMany(Optional<Channel> channel, LoginPair pair) {
        if (!isKnown(channel, pair)) {
            limits.requireLeft(IdentityLimit.SIGN_IN_ADDRESS, pair.address());
            limits.requireLeft(IdentityLimit.SIGN_IN_ACCOUNT, subject(channel, pair));
        }
    }

    void failed(Optional<Channel> channel, LoginPair pair) {
        limits.trySpend(IdentityLimit.SIGN_IN_ADDRESS, pair.address());
        if (!isKnown(channel, pair)) {
            limits.trySpend(IdentityLimit.SIGN_IN_ACCOUNT, subject(channel, pair));
        }
    }

    @Transactional
    void succeeded(Channel channel, LoginPair pair) {
        known.remember(channel.id(), pair.address(), clock.instant());
    }

    @Override
    public String name() {
        return "known-addresses";
    }

    @Override
    @Transactional
    public void run() {
        known.forgetOlderThan(clock.instant().minus(settings.knownFor()));
    }

    /** Asks for the name of nobody too: a query less could be told by the time. */
    private boolean isKnown(Optional<Channel> channel, LoginPair pair) {
        return known.isKnown(channel.map(Channel::id).orElse(NOBODY), pair.address());
    }

    /** How an account is named to its limit. */
    static String subject(Channel channel) {
        return Long.toString(channel.id());
    }

    /** Names that lead to one account count as one, however they are written. */
    private static String subject(Optional<Channel> channel, LoginPair pair) {
        return channel.map(Strangers::subject)
                .orElseGet(() -> "nobody " + pair.username().toLowerCase(Locale.ROOT));
    }
}
