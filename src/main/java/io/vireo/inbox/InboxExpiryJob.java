package io.vireo.inbox;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import java.time.Clock;

/** Removes notices that are older than {@code vireo.inbox.keep}. */
@Component
class InboxExpiryJob implements ScheduledJob {
    @Inject
    InboxCleanupRepository rows;

    @Inject
    InboxSettings settings;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "inbox-expiry";
    }

    @Override
    public void run() {
        long time = clock.millis() - settings.keep().toMillis();
        int removed;
        do {
            removed = rows.removeSomeBefore(time);
        } while (removed > 0);
    }
}
