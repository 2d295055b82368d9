package io.vireo.tally;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import java.time.Duration;

/** Folds the changes of counters each second. */
@Component
class TallyFoldJob implements ScheduledJob {
    /** The scheduler looks once a second for jobs that are due. */
    private static final Duration INTERVAL = Duration.ofMillis(500);

    @Inject
    TallyFoldRepository repository;

    @Inject
    TallyFollower follower;

    @Override
    public String name() {
        return "tally-fold";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        int folded = repository.fold();
        boolean isChanged = folded > 0;
        while (folded == TallyFoldRepository.BATCH) {
            folded = repository.fold();
        }
        if (isChanged) {
            follower.follow();
        }
    }
}
