package io.vireo.identity.signin;

import io.vireo.http.ApiException;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.IdentityLimit;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.ratelimit.RateLimiter;
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
 * Limits password guessing. It is stateless: all state is in the database.
 * <ul>
 * <li>Too many failures of one client address for one username lock out that pair for a time.
 * <li>Rate limits slow distributed guessing: one address with many usernames, or many addresses with one username. They do not apply to
 * addresses from which the owner has signed in before, so an attacker elsewhere cannot lock out the owner.
 * </ul>
 *
 * <p>The password is compared between {@link #admit} and {@link #failed} or {@link #succeeded}, without holding a lock. The outcomes of
 * parallel attempts are recorded serially, and outcomes recorded after a lockout are rejected whatever the password was, so a parallel
 * burst gains nothing over serial guessing. The same statements run for an unknown username, so timing reveals nothing.
 */
@Component
public class LoginAttemptTracker implements ScheduledJob {
    private static final long NO_CHANNEL = -1;

    private final LoginAttemptRepository attempts;
    private final ChannelRepository channels;
    private final TrustedAddressRepository trustedAddresses;
    private final RateLimiter limits;
    private final LockoutSettings settings;
    private final Event<AccountLocked> lockouts;
    private final Clock clock;

    @Inject
    LoginAttemptTracker(
            LoginAttemptRepository attempts,
            ChannelRepository channels,
            TrustedAddressRepository trustedAddresses,
            RateLimiter limits,
            LockoutSettings settings,
            Event<AccountLocked> lockouts,
            Clock clock) {
        this.attempts = attempts;
        this.channels = channels;
        this.trustedAddresses = trustedAddresses;
        this.limits = limits;
        this.settings = settings;
        this.lockouts = lockouts;
        this.clock = clock;
    }

    /**
     * An attempt that was admitted.
     *
     * @param channel the channel with the username; empty if unknown
     * @param isTrusted whether the owner of the channel has signed in from that address before
     * @param highestCost the highest bcrypt cost of the password hashes of all channels
     */
    record Admission(LoginAttemptKey pair, Optional<Channel> channel, boolean isTrusted, int highestCost) {
        Optional<String> passwordHash() {
            return channel.map(Channel::passwordHash);
        }

        /** Returns the subject of the account's rate limit; all spellings of a username that lead to one channel share it. */
        private String subject() {
            return channel.map(LoginAttemptTracker::subject)
                    .orElseGet(() -> "nobody " + pair.username().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Admits or rejects an attempt before the password is compared.
     *
     * @throws LockedOutException during a lockout
     * @throws ApiException {@code too-many-requests} if a rate limit is exceeded
     */
    @Transactional(dontRollbackOn = ApiException.class) // the lockout may have been shortened by a changed setting
    Admission admit(LoginAttemptKey pair) {
        attempts.find(pair).ifPresent(this::requireNotLockedOut);
        Optional<Channel> channel = channels.byUsername(pair.username());
        boolean isTrusted = trustedAddresses.isTrusted(channel.map(Channel::id).orElse(NO_CHANNEL), pair.address());
        Admission admission = new Admission(pair, channel, isTrusted, channels.highestPasswordCost());
        if (!isTrusted) {
            limits.check(IdentityLimit.SIGN_IN_ADDRESS, pair.address());
            limits.check(IdentityLimit.SIGN_IN_ACCOUNT, admission.subject());
        }
        return admission;
    }

    /**
     * Records a failed attempt.
     *
     * @return the number of attempts left; after 0 the pair is locked out
     * @throws LockedOutException if the pair was locked out while the password was compared
     */
    @Transactional(dontRollbackOn = LockedOutException.class)
    int failed(Admission admission) {
        LoginAttempts locked = attempts.lock(admission.pair());
        requireNotLockedOut(locked);
        int left = locked.recordFailure(clock.instant(), settings.attempts(), settings.window(), settings.block());
        if (left == 0) {
            SignInMetrics.LOCKOUTS.increment();
            admission.channel().ifPresent(channel -> lockouts.fire(new AccountLocked(channel.id())));
        }
        // most contended locks last
        limits.tryAcquire(IdentityLimit.SIGN_IN_ADDRESS, admission.pair().address());
        if (!admission.isTrusted()) {
            limits.tryAcquire(IdentityLimit.SIGN_IN_ACCOUNT, admission.subject());
        }
        return left;
    }

    /**
     * Clears the failures of the pair and records the address as trusted.
     *
     * @return the channel
     * @throws LockedOutException if the pair was locked out while the password was compared
     */
    @Transactional(dontRollbackOn = LockedOutException.class)
    Channel succeeded(Admission admission) {
        Channel owner = admission.channel().orElseThrow();
        LoginAttemptKey pair = admission.pair();
        if (attempts.find(pair).isPresent()) {
            requireNotLockedOut(attempts.lock(pair));
            attempts.remove(pair);
        }
        trustedAddresses.trust(owner.id(), pair.address(), clock.instant());
        return owner;
    }

    /** Clears the failures and lockouts of an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reset(Channel channel) {
        attempts.remove(channel.username());
        limits.reset(IdentityLimit.SIGN_IN_ACCOUNT, subject(channel));
    }

    @Override
    public String name() {
        return "login-attempts";
    }

    /** Removes expired failures, lockouts and trusted addresses. */
    @Transactional
    @Override
    public void run() {
        Instant now = clock.instant();
        Duration longest = Collections.max(List.of(settings.window(), settings.block()));
        attempts.removeOlderThan(now.minus(longest));
        trustedAddresses.removeOlderThan(now.minus(settings.trustedAddressTtl()));
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
