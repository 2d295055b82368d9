package io.vireo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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
class LoginAttemptTracker {
    @Inject
    LoginAttemptRepository attempts;

    @Inject
    AccountSettings settings;

    @Inject
    Clock clock;

    /** Throws {@link SignInBlocked} while the pair is blocked. */
    @Transactional
    void refuseBlocked(LoginPair pair) {
        attempts.find(pair).ifPresent(this::refuseBlocked);
    }

    /**
     * Counts a failed attempt; throws {@link SignInBlocked} if the pair was blocked while the password was compared.
     *
     * @return how many attempts are left; after 0 the pair is blocked
     */
    @Transactional
    int failed(LoginPair pair) {
        LoginAttempts locked = attempts.lock(pair);
        refuseBlocked(locked);
        return locked.fail(clock.instant(), settings.attempts(), settings.window(), settings.block());
    }

    /** Forgets the failures of a pair; throws {@link SignInBlocked} if it was blocked while the password was compared. */
    @Transactional
    void succeeded(LoginPair pair) {
        Optional<LoginAttempts> found = attempts.find(pair);
        if (found.isPresent()) {
            refuseBlocked(attempts.lock(pair));
            attempts.forget(pair);
        }
    }

    private void refuseBlocked(LoginAttempts pair) {
        Instant now = clock.instant();
        pair.blockedUntil(now).ifPresent(until -> {
            throw new SignInBlocked(until, now);
        });
    }
}
