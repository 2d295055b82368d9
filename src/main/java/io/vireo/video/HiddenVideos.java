package io.vireo.video;

import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hash paths of all blocked videos, in memory, so that the delivery of files asks for them without a statement. A change on this node is
 * known at once, a change on another node, and the end of a block, after half a second. While the database is unavailable the last known state is used.
 */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
public class HiddenVideos implements StartupTask {
    private static final long PERIOD_MILLIS = 500;

    @Inject
    VideoBlockRepository rows;

    @Resource
    ManagedScheduledExecutorService executor;

    private volatile Set<String> hashes = Set.of();
    private @Nullable Future<?> polling;

    @Override
    public void start() {
        reload();
        polling = executor.scheduleWithFixedDelay(
                new RepeatingTask("Reading the blocked videos", this::reload),
                PERIOD_MILLIS,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (polling != null) {
            polling.cancel(false);
        }
    }

    private synchronized void reload() {
        hashes = rows.all();
    }

    /** Adds blocked videos. Those that are blocked no more are left to the next reading, since another bit may hide them. */
    synchronized void add(@Observes(during = TransactionPhase.AFTER_SUCCESS) BlocksChanged changed) {
        if (changed.blocked()) {
            Set<String> all = new HashSet<>(hashes);
            all.addAll(changed.hashes());
            hashes = Set.copyOf(all);
        }
    }

    /** CDI event: a mark of videos was set, or was removed. */
    record BlocksChanged(Set<String> hashes, boolean blocked) {}

    /** Returns whether a video is blocked. */
    public boolean contains(String hash) {
        return hashes.contains(hash);
    }
}
