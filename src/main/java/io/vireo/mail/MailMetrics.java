package io.vireo.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the mails sent by this node, and of the outbox shared by all nodes. The outbox is queried periodically, not on each scrape,
 * so that a scrape does not block while the database is unavailable; its gauges are {@code NaN} then.
 */
@Component
class MailMetrics implements MeterBinder {
    static final Counter SENT = result("sent");
    static final Counter FAILED = result("failed");
    static final Counter EXPIRED = result("expired");

    private static final Logger LOG = System.getLogger(MailMetrics.class.getName());
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Inject
    OutboxProcessor outboxProcessor;

    @Inject
    Clock clock;

    private volatile @Nullable OutboxStats outboxStats;
    private long refreshedAt = System.nanoTime() - REFRESH_NANOS;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("vireo.mail.queued", this, MailMetrics::count)
                .description("Mails in the outbox that are not sent yet")
                .register(registry);
        Gauge.builder("vireo.mail.oldest.age", this, MailMetrics::age)
                .description("Age of the oldest queued mail")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Refreshes the statistics of the outbox if they are outdated. Must be called by one thread at a time. */
    void refresh() {
        if (System.nanoTime() - refreshedAt < REFRESH_NANOS) {
            return;
        }
        refreshedAt = System.nanoTime();
        try {
            outboxStats = outboxProcessor.stats();
        } catch (RuntimeException e) {
            outboxStats = null;
            LOG.log(Level.DEBUG, "Could not read the statistics of the outbox", e);
        }
    }

    private double count() {
        OutboxStats stats = outboxStats;
        return stats == null ? Double.NaN : stats.mails();
    }

    private double age() {
        OutboxStats stats = outboxStats;
        if (stats == null) {
            return Double.NaN;
        }
        return stats.oldest() == null ? 0 : (clock.millis() - stats.oldest()) / 1e3;
    }

    private static Counter result(String result) {
        return Counter.builder("vireo.mails")
                .description("Attempts to send mails, and mails that expired after failed attempts")
                .tag("result", result)
                .register(Metrics.registry());
    }
}
