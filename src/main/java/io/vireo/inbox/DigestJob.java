package io.vireo.inbox;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;

/** Writes the digests of the day from {@code vireo.inbox.digest-hour} on, channel by channel. */
@Component
class DigestJob implements ScheduledJob {
    private static final Logger LOG = System.getLogger(DigestJob.class.getName());
    private static final int BATCH = 500;

    @Inject
    DigestService digests;

    @Inject
    InboxStateRepository states;

    @Inject
    InboxSettings settings;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "inbox-digest";
    }

    @Override
    public Duration interval() {
        return settings.digestCheck();
    }

    @Override
    public void run() {
        OptionalLong day = day(clock.instant().atOffset(ZoneOffset.UTC), settings.digestHour());
        if (day.isPresent()) {
            List<Long> due = states.dueForDigest(day.getAsLong(), 0, BATCH);
            while (!due.isEmpty()) {
                due.forEach(channelId -> write(channelId, day.getAsLong()));
                due = states.dueForDigest(day.getAsLong(), due.get(due.size() - 1), BATCH);
            }
        }
    }

    private void write(long channelId, long day) {
        try {
            digests.write(channelId, day);
        } catch (RuntimeException e) {
            // the others must get their digests; this one is tried again by the next run
            LOG.log(Level.WARNING, "The digest of channel " + channelId + " failed", e);
        }
    }

    /** Returns the day since 1970 whose digests are due; empty before the hour. */
    static OptionalLong day(OffsetDateTime now, int hour) {
        return now.getHour() < hour
                ? OptionalLong.empty()
                : OptionalLong.of(now.toLocalDate().toEpochDay());
    }
}
