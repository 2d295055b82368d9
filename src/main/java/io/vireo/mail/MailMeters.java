package io.vireo.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.platform.Metering;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
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
@Phase(StartupPhase.PREPARE)
class MailMeters implements StartupTask {
    static final Counter SENT = outcome("sent");
    static final Counter FAILED = outcome("failed");
    static final Counter GIVEN_UP = outcome("given-up");

    private static final Logger LOG = System.getLogger(MailMeters.class.getName());
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Inject
    Dispatch dispatch;

    @Inject
    Clock clock;

    private volatile @Nullable Waiting waiting;
    private long looked = System.nanoTime() - LOOK_NANOS;

    @Override
    public void start() {
        Gauge.builder("vireo.mail.waiting", this, MailMeters::count)
                .description("Mails in the outbox that are to be sent")
                .register(Metering.registry());
        Gauge.builder("vireo.mail.oldest.age", this, MailMeters::age)
                .description("How long the oldest of them has been there")
                .baseUnit("seconds")
                .register(Metering.registry());
    }

    /** Looks at the outbox if that was long ago. One thread at a time. */
    void look() {
        if (System.nanoTime() - looked < LOOK_NANOS) {
            return;
        }
        looked = System.nanoTime();
        try {
            waiting = dispatch.waiting();
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
