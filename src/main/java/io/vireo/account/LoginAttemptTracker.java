package io.vireo.account;

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
    AccountSettings settings;

    @Inject
    Event<AccountBlocked> accountBlocked;

    @Inject
    Clock clock;

    /** Throws {@link SignInBlocked} while the pair is blocked. */
    @Transactional(dontRollbackOn = SignInBlocked.class) // a block may have been shortened
    void refuseBlocked(LoginPair pair) {
        attempts.find(pair).ifPresent(this::refuseBlocked);
    }

    /**
     * Counts a failed attempt; throws {@link SignInBlocked} if the pair was blocked while the password was compared.
     *
     * @param channel the one of that name, which is told of the block
     * @return how many attempts are left; after 0 the pair is blocked
     */
    @Transactional(dontRollbackOn = SignInBlocked.class)
    int failed(LoginPair pair, Optional<Channel> channel) {
        LoginAttempts locked = attempts.lock(pair);
        refuseBlocked(locked);
        int left = locked.fail(clock.instant(), settings.attempts(), settings.window(), settings.block());
        if (left == 0) {
            SignInMeters.BLOCKS.increment();
            channel.ifPresent(known -> accountBlocked.fire(new AccountBlocked(known.id())));
        }
        return left;
    }

    /** Forgets the failures of a pair; throws {@link SignInBlocked} if it was blocked while the password was compared. */
    @Transactional(dontRollbackOn = SignInBlocked.class)
    void succeeded(LoginPair pair) {
        Optional<LoginAttempts> found = attempts.find(pair);
        if (found.isPresent()) {
            refuseBlocked(attempts.lock(pair));
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

    private void refuseBlocked(LoginAttempts pair) {
        Instant now = clock.instant();
        pair.blockedUntil(now, settings.block()).ifPresent(until -> {
            throw new SignInBlocked(until, now);
        });
    }
}
