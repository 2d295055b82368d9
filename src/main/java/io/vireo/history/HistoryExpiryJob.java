package io.vireo.history;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;

/** Removes entries that are older than {@code vireo.history.keep}. */
@Component
class HistoryExpiryJob implements ScheduledJob {
    @Inject
    HistoryService history;

    @Override
    public String name() {
        return "history-expiry";
    }

    @Override
    public void run() {
        history.removeOld();
    }
}
