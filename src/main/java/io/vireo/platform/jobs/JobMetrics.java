package io.vireo.platform.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.platform.Metrics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the durable jobs by kind. The table is read periodically and not on each scrape, so that a scrape does not wait for the
 * database. If the last read failed, the gauges are {@code NaN}.
 */
final class JobMetrics {
    private static final Logger LOG = System.getLogger(JobMetrics.class.getName());
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final DataSource source;
    private volatile @Nullable JobCounts counts;
    private long lastRead = System.nanoTime() - REFRESH_NANOS;

    JobMetrics(DataSource source, Collection<String> kinds) {
        this.source = source;
        for (String kind : kinds) {
            for (JobState state : JobState.values()) {
                Gauge.builder("vireo.jobs", this, metrics -> metrics.count(kind, state))
                        .description("Durable jobs of all nodes, by kind and state")
                        .tag("kind", kind)
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(Metrics.registry());
            }
        }
    }

    /** Records the outcome of an attempt on this node. */
    static void attempted(String kind, JobOutcome outcome) {
        String result = outcome instanceof JobOutcome.Done
                ? "success"
                : outcome instanceof JobOutcome.Retry ? "failure" : "dead";
        Counter.builder("vireo.jobs.attempts")
                .description("Attempts of this node to execute a durable job, by kind and result")
                .tag("kind", kind)
                .tag("result", result)
                .register(Metrics.registry())
                .increment();
    }

    /** Reads the table, at most once every ten seconds. */
    synchronized void refresh() {
        if (System.nanoTime() - lastRead < REFRESH_NANOS) {
            return;
        }
        lastRead = System.nanoTime();
        try {
            counts = JobCounts.read(source);
        } catch (SQLException | RuntimeException e) {
            counts = null;
            LOG.log(Level.DEBUG, "The table of jobs could not be read", e);
        }
    }

    private double count(String kind, JobState state) {
        JobCounts current = counts;
        return current == null ? Double.NaN : current.of(kind, state);
    }
}
