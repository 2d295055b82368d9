package io.vireo.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.platform.Metering;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What this node has sent, and what waits in the outbox of all nodes. The outbox is looked at now and then, not when somebody asks:
 * metrics must not hang when the database does. When it does not answer, what waits is {@code NaN}.
 */
@ApplicationScoped
class MailMeters {
    static final Counter SENT = outcome("sent");
    static final Counter FAILED = outcome("failed");
    static final Counter GIVEN_UP = outcome("given-up");

    private static final Logger LOG = System.getLogger(MailMeters.class.getName());
    private static final long LOOK_SECONDS = 10;

    @Inject
    OutboxRepository mails;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    private volatile @Nullable Waiting waiting;
    private @Nullable Future<?> looking;

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Gauge.builder("vireo.mail.waiting", this, MailMeters::count)
                .description("Mails in the outbox that are to be sent")
                .register(Metering.registry());
        Gauge.builder("vireo.mail.oldest.age", this, MailMeters::age)
                .description("How long the oldest of them has been there")
                .baseUnit("seconds")
                .register(Metering.registry());
        looking = executor.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    /** An exception would end the later looks. */
    private void look() {
        try {
            waiting = mails.waiting();
        } catch (RuntimeException e) {
            waiting = null;
            LOG.log(Level.DEBUG, "The outbox could not be looked at", e);
        }
    }

    private double count() {
        Waiting seen = waiting;
        return seen == null ? Double.NaN : seen.mails();
    }

    private double age() {
        Waiting seen = waiting;
        if (seen == null) {
            return Double.NaN;
        }
        return seen.oldest() == null ? 0 : (clock.millis() - seen.oldest()) / 1e3;
    }

    private static Counter outcome(String outcome) {
        return Counter.builder("vireo.mails")
                .description("Attempts to send a mail; after many that failed it is given up")
                .tag("outcome", outcome)
                .register(Metering.registry());
    }
}
