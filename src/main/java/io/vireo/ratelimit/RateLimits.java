package io.vireo.ratelimit;

import io.vireo.http.CommonError;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts and refuses. A count is a transaction of its own, which stays when the caller's fails: call it before the caller's begins.
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
    Clock clock;

    /** Counts one; refuses with {@link CommonError#TOO_MANY_REQUESTS} and {@code Retry-After} if that is one too many. */
    @Transactional(TxType.REQUIRES_NEW)
    public void acquire(RateLimit limit, String subject) {
        Duration wait = take(limit, subject);
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }

    /**
     * Counts one if it is not too many.
     *
     * @return whether it was counted
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean tryAcquire(RateLimit limit, String subject) {
        return take(limit, subject).isZero();
    }

    /** Refuses as {@link #spend} would, and counts nothing. */
    @Transactional
    public void check(RateLimit limit, String subject) {
        Duration wait = settings.rate(limit).wait(counts.get(limit, subject), clock.instant());
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }

    /** Forgets what was counted, within the caller's transaction if there is one. */
    @Transactional
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
