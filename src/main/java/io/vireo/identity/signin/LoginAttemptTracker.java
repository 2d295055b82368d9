package io.vireo.identity.signin;

import io.vireo.identity.Channel;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Blocks a pair of client address and username after too many failed sign-ins. It remembers nothing itself: all state is in the
 * database.
 *
 * <p>The password is compared between {@link #refuseBlocked} and {@link #failed} or {@link #succeeded}, outside of any lock. The
 * outcomes of parallel attempts are then taken one by one, and those that come after the block are refused whatever their
 * password was: a burst of guesses learns as much as the same guesses in a row.
 */
@ApplicationScoped
class LoginAttemptTracker implements ScheduledJob {
    @Inject
    LoginAttemptRepository attempts;

    @Inject
    LockoutSettings settings;

    @Inject
    Event<AccountLocked> accountBlocked;

    @Inject
    Clock clock;

    /** Throws {@link LockedOutException} while the pair is blocked. */
    @Transactional(dontRollbackOn = LockedOutException.class) // a block may have been shortened
    void requireNotLockedOut(LoginAttemptKey pair) {
        attempts.find(pair).ifPresent(this::requireNotLockedOut);
    }

    /**
     * Counts a failed attempt; throws {@link LockedOutException} if the pair was blocked while the password was compared.
     *
     * @param channel the one of that name, which is told of the block
     * @return how many attempts are left; after 0 the pair is blocked
     */
    @Transactional(dontRollbackOn = LockedOutException.class)
    int failed(LoginAttemptKey pair, Optional<Channel> channel) {
        LoginAttempts locked = attempts.lock(pair);
        requireNotLockedOut(locked);
        int left = locked.recordFailure(clock.instant(), settings.attempts(), settings.window(), settings.block());
        if (left == 0) {
            SignInMetrics.BLOCKS.increment();
            channel.ifPresent(known -> accountBlocked.fire(new AccountLocked(known.id())));
        }
        return left;
    }

    /** Forgets the failures of a pair; throws {@link LockedOutException} if it was blocked while the password was compared. */
    @Transactional(dontRollbackOn = LockedOutException.class)
    void succeeded(LoginAttemptKey pair) {
        Optional<LoginAttempts> found = attempts.find(pair);
        if (found.isPresent()) {
            requireNotLockedOut(attempts.lock(pair));
            attempts.forget(pair);
        }
    }

    @Override
    public String name() {
        return "login-attempts";
    }

    /** Removes the pairs whose failures and block are over. */
    @Override
    @Transactional
    public void run() {
        Duration longest = Collections.max(List.of(settings.window(), settings.block()));
        attempts.forgetOlderThan(clock.instant().minus(longest));
    }

    private void requireNotLockedOut(LoginAttempts pair) {
        Instant now = clock.instant();
        pair.blockedUntil(now, settings.block()).ifPresent(until -> {
            throw new LockedOutException(until, now);
        });
    }
}
