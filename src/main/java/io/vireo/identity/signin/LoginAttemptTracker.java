package io.vireo.identity.signin;

import io.vireo.http.ApiException;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.IdentityLimit;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Throttles sign-ins. It keeps nothing itself: all state is in the database.
 * <ul>
 *   <li>Too many failures of one client address for one username block that pair.
 *   <li>Rate limits slow those who spread their guesses: one address over many names, or many addresses over one name. They do not
 *       hold for an address from which the owner has signed in before, so that nobody elsewhere, or beside the owner, locks the owner
 *       out.
 * </ul>
 *
 * <p>The password is compared between {@link #admit} and {@link #failed} or {@link #succeeded}, outside of any lock. The outcomes of
 * parallel attempts are then taken one by one, and those that come after the block are refused whatever their password was: a burst of
 * guesses learns as much as the same guesses in a row. The same statements run for a name without a channel: time tells nothing.
 */
@Component
public class LoginAttemptTracker implements ScheduledJob {
    private static final long NOBODY = -1;

    private final LoginAttemptRepository attempts;
    private final ChannelRepository channels;
    private final TrustedAddressRepository known;
    private final RateLimits limits;
    private final LockoutSettings settings;
    private final Event<AccountLocked> accountBlocked;
    private final Clock clock;

    @Inject
    LoginAttemptTracker(
            LoginAttemptRepository attempts,
            ChannelRepository channels,
            TrustedAddressRepository known,
            RateLimits limits,
            LockoutSettings settings,
            Event<AccountLocked> accountBlocked,
            Clock clock) {
        this.attempts = attempts;
        this.channels = channels;
        this.known = known;
        this.limits = limits;
        this.settings = settings;
        this.accountBlocked = accountBlocked;
        this.clock = clock;
    }

    /**
     * An attempt that may go on.
     *
     * @param channel the one of that name
     * @param isKnown whether its owner has signed in from that address before
     * @param costliestHash the highest cost of the password hash of any channel
     */
    record Admission(LoginAttemptKey pair, Optional<Channel> channel, boolean isKnown, int costliestHash) {
        Optional<String> passwordHash() {
            return channel.map(Channel::passwordHash);
        }

        /** How the account is named to its rate limit: names that lead to one channel count as one, however they are written. */
        private String subject() {
            return channel.map(LoginAttemptTracker::subject)
                    .orElseGet(() -> "nobody " + pair.username().toLowerCase(Locale.ROOT));
        }
    }

    /** Throws {@link LockedOutException} while the pair is blocked, and refuses with 429 when a rate limit is reached. */
    @Transactional(dontRollbackOn = ApiException.class) // a block may have been shortened
    Admission admit(LoginAttemptKey pair) {
        attempts.find(pair).ifPresent(this::requireNotLockedOut);
        Optional<Channel> channel = channels.byUsername(pair.username());
        boolean isKnown = known.isKnown(channel.map(Channel::id).orElse(NOBODY), pair.address());
        Admission admission = new Admission(pair, channel, isKnown, channels.costliestHash());
        if (!isKnown) {
            limits.check(IdentityLimit.SIGN_IN_ADDRESS, pair.address());
            limits.check(IdentityLimit.SIGN_IN_ACCOUNT, admission.subject());
        }
        return admission;
    }

    /**
     * Counts a failed attempt; throws {@link LockedOutException} if the pair was blocked while the password was compared.
     *
     * @return how many attempts are left; after 0 the pair is blocked
     */
    @Transactional(dontRollbackOn = LockedOutException.class)
    int failed(Admission admission) {
        LoginAttempts locked = attempts.lock(admission.pair());
        requireNotLockedOut(locked);
        int left = locked.recordFailure(clock.instant(), settings.attempts(), settings.window(), settings.block());
        if (left == 0) {
            SignInMetrics.BLOCKS.increment();
            admission.channel().ifPresent(channel -> accountBlocked.fire(new AccountLocked(channel.id())));
        }
        // the locks that most wait for come last
        limits.tryAcquire(IdentityLimit.SIGN_IN_ADDRESS, admission.pair().address());
        if (!admission.isKnown()) {
            limits.tryAcquire(IdentityLimit.SIGN_IN_ACCOUNT, admission.subject());
        }
        return left;
    }

    /**
     * Forgets the failures of the pair and remembers the address; throws {@link LockedOutException} if the pair was blocked while the
     * password was compared.
     *
     * @return the channel
     */
    @Transactional(dontRollbackOn = LockedOutException.class)
    Channel succeeded(Admission admission) {
        Channel owner = admission.channel().orElseThrow();
        LoginAttemptKey pair = admission.pair();
        if (attempts.find(pair).isPresent()) {
            requireNotLockedOut(attempts.lock(pair));
            attempts.forget(pair);
        }
        known.remember(owner.id(), pair.address(), clock.instant());
        return owner;
    }

    /** Ends the blocks and the counts of failures of an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Channel channel) {
        attempts.forget(channel.username());
        limits.reset(IdentityLimit.SIGN_IN_ACCOUNT, subject(channel));
    }

    @Override
    public String name() {
        return "login-attempts";
    }

    /** Removes what is over: failures, blocks, and addresses that are known no more. */
    @Transactional
    @Override
    public void run() {
        Instant now = clock.instant();
        Duration longest = Collections.max(List.of(settings.window(), settings.block()));
        attempts.forgetOlderThan(now.minus(longest));
        known.forgetOlderThan(now.minus(settings.trustedAddressTtl()));
    }

    private static String subject(Channel channel) {
        return Long.toString(channel.id());
    }

    private void requireNotLockedOut(LoginAttempts pair) {
        Instant now = clock.instant();
        pair.blockedUntil(now, settings.block()).ifPresent(until -> {
            throw new LockedOutException(until, now);
        });
    }
}
