package io.vireo.ratelimit;

import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Enforces rate limits on all nodes, by token buckets in the database.
 *
 * <p>A subject identifies who is limited, for example a client address or the key of a channel; only its hash is stored.
 */
@Component
public class RateLimiter implements ScheduledJob {
    @Inject
    RateLimitRepository buckets;

    @Inject
    RateLimitSettings settings;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /**
     * Takes a token in a transaction of its own, so that it stays taken if the caller's work fails. Must be called outside of a
     * transaction.
     *
     * @throws io.vireo.http.ApiException {@link CommonError#TOO_MANY_REQUESTS} with {@code Retry-After} if the limit is exceeded
     */
    @Transactional(TxType.NEVER)
    public void acquire(RateLimit limit, String subject) {
        Duration wait = transactions.required(() -> take(limit, subject));
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }

    /**
     * Takes a token within the caller's transaction if one is available.
     *
     * @return whether a token was taken; false if the limit is exceeded
     */
    @Transactional(TxType.MANDATORY)
    public boolean tryAcquire(RateLimit limit, String subject) {
        return take(limit, subject).isZero();
    }

    /**
     * Takes a token as {@link #acquire}, but within the caller's transaction: it is not taken if that is rolled back. Saves a transaction
     * where a failed call does nothing.
     *
     * @throws io.vireo.http.ApiException as {@link #acquire}
     */
    @Transactional(TxType.MANDATORY)
    public void acquireWithin(RateLimit limit, String subject) {
        Duration wait = take(limit, subject);
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }

    /**
     * Takes tokens of several subjects within the caller's transaction, as far as they are available.
     *
     * @param wanted the numbers of tokens by subject
     * @return the numbers of tokens that were taken, by subject
     */
    @Transactional(TxType.MANDATORY)
    public Map<String, Integer> tryAcquireAll(RateLimit limit, Map<String, Integer> wanted) {
        TokenBucketRate rate = settings.rate(limit);
        Instant now = clock.instant();
        Map<String, Long> fullAt = new HashMap<>(buckets.lockAll(limit, wanted.keySet()));
        Map<String, Integer> taken = new HashMap<>();
        wanted.forEach((subject, number) -> {
            for (int i = 0; i < number && rate.wait(full(fullAt, subject), now).isZero(); i++) {
                fullAt.put(subject, rate.afterAcquire(full(fullAt, subject), now));
                taken.merge(subject, 1, Integer::sum);
            }
        });
        fullAt.keySet().retainAll(taken.keySet());
        if (!fullAt.isEmpty()) {
            buckets.setAll(limit, fullAt);
        }
        return taken;
    }

    private static long full(Map<String, Long> fullAt, String subject) {
        return fullAt.getOrDefault(subject, 0L);
    }

    /**
     * Checks that a token is available, without taking it.
     *
     * @throws io.vireo.http.ApiException as {@link #acquire}
     */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = TooManyRequestsException.class)
    public void check(RateLimit limit, String subject) {
        Duration wait = settings.rate(limit).wait(buckets.get(limit, subject), clock.instant());
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }

    /** Refills the bucket of a subject, within the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void reset(RateLimit limit, String subject) {
        buckets.remove(limit, subject);
    }

    @Override
    public String name() {
        return "rate-limits";
    }

    @Override
    @Transactional
    public void run() {
        buckets.removeFullAt(clock.instant());
    }

    /**
     * Takes a token if one is available.
     *
     * @return the time until one is available; zero if it was taken
     */
    private Duration take(RateLimit limit, String subject) {
        TokenBucketRate rate = settings.rate(limit);
        Instant now = clock.instant();
        long fullAt = buckets.lock(limit, subject);
        Duration wait = rate.wait(fullAt, now);
        if (wait.isZero()) {
            buckets.set(limit, subject, rate.afterAcquire(fullAt, now));
        }
        return wait;
    }
}
