package io.vireo.ratelimit;

import io.vireo.platform.Transactions;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts and refuses.
 *
 * <p>Whom it counts is told by a text, an address or the number of a channel say; the database keeps a hash of it.
 */
@ApplicationScoped
public class RateLimits implements ScheduledJob {
    @Inject
    RateLimitRepository counts;

    @Inject
    RateLimitSettings settings;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /**
     * Counts one, in a transaction of its own: it stays counted whatever the caller does. Refuses with {@link
     * CommonError#TOO_MANY_REQUESTS} and {@code Retry-After} if that is one too many.
     */
    @Transactional(TxType.NEVER)
    public void acquire(RateLimit limit, String subject) {
        Duration wait = transactions.required(() -> take(limit, subject));
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }

    /**
     * Counts one within the caller's transaction if it is not too many.
     *
     * @return whether it was counted
     */
    @Transactional(TxType.MANDATORY)
    public boolean tryAcquire(RateLimit limit, String subject) {
        return take(limit, subject).isZero();
    }

    /** Refuses as {@link #acquire} would, and counts nothing. */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = TooManyRequestsException.class)
    public void check(RateLimit limit, String subject) {
        Duration wait = settings.rate(limit).wait(counts.get(limit, subject), clock.instant());
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }

    /** Forgets what was counted, within the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void reset(RateLimit limit, String subject) {
        counts.forget(limit, subject);
    }

    @Override
    public String name() {
        return "rate-limits";
    }

    @Override
    @Transactional
    public void run() {
        counts.forgetFullAt(clock.instant());
    }

    /** How long to wait until one is allowed; zero if it was counted. */
    private Duration take(RateLimit limit, String subject) {
        TokenBucketRate tokenBucketRate = settings.rate(limit);
        Instant now = clock.instant();
        long fullAt = counts.lock(limit, subject);
        Duration wait = tokenBucketRate.wait(fullAt, now);
        if (wait.isZero()) {
            counts.set(limit, subject, tokenBucketRate.spend(fullAt, now));
        }
        return wait;
    }
}
