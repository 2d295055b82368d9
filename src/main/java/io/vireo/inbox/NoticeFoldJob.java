package io.vireo.inbox;

import io.micrometer.core.instrument.Counter;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import java.time.Duration;

/** Groups acts into notices each second. */
@Component
class NoticeFoldJob implements ScheduledJob {
    /** The scheduler looks once a second for jobs that are due. */
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private static final Counter GROUPED = Counter.builder("vireo.inbox.acts")
            .description("Acts such as comments and likes that were grouped into notices")
            .register(Metrics.registry());

    @Inject
    NoticeFold noticeFold;

    @Override
    public String name() {
        return "inbox-fold";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        int folded;
        do {
            folded = noticeFold.fold();
            GROUPED.increment(folded);
        } while (folded == NoticeFold.BATCH);
    }
}
