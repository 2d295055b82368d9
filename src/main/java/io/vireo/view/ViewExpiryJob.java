package io.vireo.view;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import java.time.Clock;

/** Removes views that are over, and the keys of days before yesterday. */
@Component
class ViewExpiryJob implements ScheduledJob {
    @Inject
    RecentViewRepository recent;

    @Inject
    ViewerKeyRepository keys;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "recent-views";
    }

    @Override
    public void run() {
        keys.removeBefore(ViewerHash.day(clock.instant()) - 1);
        int removed = RecentViewRepository.BATCH;
        while (removed == RecentViewRepository.BATCH) {
            removed = recent.removeSomeUntil(clock.millis());
        }
    }
}
