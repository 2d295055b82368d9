package io.vireo.identity.standing;

import io.vireo.auth.Caller;
import io.vireo.identity.Authority;
import io.vireo.identity.ChannelStandings;
import io.vireo.identity.deletion.ChannelDeletionService;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Changes the standing of channels on behalf of moderators. Every ten seconds it ends the standings whose time is over, and deletes the
 * channels that were suspended for {@code vireo.moderation.suspension}, or whose deletion is not complete.
 */
@Component
class StandingService implements ScheduledJob {
    private static final Logger LOG = System.getLogger(StandingService.class.getName());

    private final Authority authority;
    private final ChannelStandings standings;
    private final ChannelDeletionService deletions;

    @Inject
    StandingService(Authority authority, ChannelStandings standings, ChannelDeletionService deletions) {
        this.authority = authority;
        this.standings = standings;
        this.deletions = deletions;
    }

    /** Changes a standing. Throws as {@link Authority#requireOver} and {@link ChannelStandings#set}. */
    @Transactional
    void change(Caller moderator, long channelId, StandingRequest request) {
        authority.requireOver(moderator, channelId);
        Duration time = request.days() == null ? null : Duration.ofDays(request.days());
        standings.set(moderator.channelId(), channelId, request.standing(), request.reason(), time);
    }

    @Override
    public String name() {
        return "standings";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    /** Each channel has its own transactions; a failure for one channel does not prevent the others. */
    @Override
    public void run() {
        standings.ended().forEach(channelId -> attempt(channelId, () -> standings.end(channelId)));
        standings.forDeletion().forEach(channelId -> attempt(channelId, () -> deletions.proceed(channelId)));
    }

    private static void attempt(long channelId, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The standing of channel " + channelId + " could not be ended; the next run retries",
                    e);
        }
    }
}
