package io.vireo.platform.jobs;

import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs {@link Cleanup}s. They are recorded in the transaction of the deletion, attempted right after its commit, and retried
 * independently of each other if they fail.
 */
@Component
public class CleanupService implements ScheduledJob {
    private static final Logger LOG = System.getLogger(CleanupService.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
    private static final int MAX_DOUBLINGS = 10;

    /** The event that a transaction, which may still be rolled back, has recorded cleanups. */
    private record Recorded(List<Long> ids) {}

    @Inject
    CleanupRepository pending;

    @Inject
    @Any
    Instance<Cleanup> cleanups;

    @Inject
    Event<Recorded> recorded;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    /**
     * Records all cleanups of a type within the caller's transaction.
     *
     * @param subjects the deleted objects, each at most 64 ASCII characters
     */
    @Transactional(TxType.MANDATORY)
    public void add(Class<? extends Cleanup> type, List<String> subjects) {
        Instant due = clock.instant().plus(FIRST_RETRY);
        for (Cleanup cleanup : cleanups.select(type)) {
            recorded.fire(new Recorded(pending.add(cleanup.name(), subjects, due)));
        }
    }

    void attempt(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded added) {
        try {
            executor.execute(() -> added.ids().forEach(id -> pending.byId(id).ifPresent(this::attempt)));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "No thread is available for a cleanup; it is tried again later", e);
        }
    }

    @Override
    public String name() {
        return "cleanups";
    }

    @Override
    public Duration interval() {
        return FIRST_RETRY;
    }

    /** Attempts all due cleanups: those that have failed, and those that a crash has prevented. */
    @Override
    public void run() {
        List<PendingCleanup> due = pending.due(clock.instant());
        while (!due.isEmpty()) {
            due.forEach(this::attempt);
            due = pending.due(clock.instant());
        }
    }

    private void attempt(PendingCleanup work) {
        Optional<Cleanup> cleanup = cleanups.stream()
                .filter(bean -> bean.name().equals(work.name()))
                .map(Cleanup.class::cast)
                .findFirst();
        boolean success = false;
        try {
            cleanup.ifPresent(bean -> bean.clean(work.subject()));
            success = cleanup.isPresent();
        } catch (RuntimeException | Error e) {
            // also an Error: the failure of one cleanup must not stop the others
            LOG.log(
                    Level.WARNING,
                    "The cleanup " + work.name() + " of " + work.subject() + " failed; it is tried again later",
                    e);
        }
        if (success) {
            pending.remove(work.id());
        } else {
            Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(work.attempts(), MAX_DOUBLINGS));
            pending.postpone(work.id(), clock.instant().plus(delay));
        }
        Metrics.registry()
                .counter("vireo.cleanups", "cleanup", work.name(), "result", success ? "success" : "failure")
                .increment();
    }
}
