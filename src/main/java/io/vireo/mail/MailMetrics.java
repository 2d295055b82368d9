package io.vireo.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vireo.platform.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What this node has sent, and what waits in the outbox of all nodes. The outbox is looked at now and then, not when somebody asks:
 * metrics must not hang when the database does. When it does not answer, what waits is {@code NaN}.
 */
@ApplicationScoped
class MailMetrics implements MeterBinder {
    static final Counter SENT = outcome("sent");
    static final Counter FAILED = outcome("failed");
    static final Counter GIVEN_UP = outcome("given-up");

    private static final Logger LOG = System.getLogger(MailMetrics.class.getName());
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Inject
    OutboxProcessor outboxProcessor;

    @Inject
    Clock clock;

    private volatile @Nullable OutboxStats outboxStats;
    private long looked = System.nanoTime() - LOOK_NANOS;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("vireo.mail.queued", this, MailMetrics::count)
                .description("Mails in the outbox that are to be sent")
                .register(registry);
        Gauge.builder("vireo.mail.oldest.age", this, MailMetrics::age)
                .description("How long the oldest of them has been there")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Looks at the outbox if that was long ago. One thread at a time. */
    void look() {
        if (System.nanoTime() - looked < LOOK_NANOS) {
            return;
        }
        looked = System.nanoTime();
        try {
            outboxStats = outboxProcessor.waiting();
        } catch (RuntimeException e) {
            outboxStats = null;
            LOG.log(Level.DEBUG, "The outbox could not be looked at", e);
        }
    }

    private double count() {
        OutboxStats seen = outboxStats;
        return seen == null ? Double.NaN : seen.mails();
    }

    private double age() {
        OutboxStats seen = outboxStats;
        if (seen == null) {
            return Double.NaN;
        }
        return seen.oldest() == null ? 0 : (clock.millis() - seen.oldest()) / 1e3;
    }

    private static Counter outcome(String outcome) {
        return Counter.builder("vireo.mails")
                .description("Attempts to send a mail; after many that failed it is given up")
                .tag("outcome", outcome)
                .register(Metrics.registry());
    }
}
