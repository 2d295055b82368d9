package io.vireo.video;

import io.vireo.identity.Channels;
import io.vireo.identity.StandingChanged;
import io.vireo.platform.Component;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Hides the videos of a channel that is suspended, and shows them again when it comes back, in the transaction that changes the standing.
 * Their number is unlimited: a few statements change all rows.
 */
@Component
class SuspendedVideos {
    @Inject
    VideoRepository videos;

    @Inject
    Channels channels;

    @Transactional(TxType.MANDATORY)
    void onStandingChanged(@Observes StandingChanged change) {
        if (change.isSuspension() || change.isReturn()) {
            int before = videos.countListed(change.channelId());
            videos.suspendAllOf(change.channelId(), change.isSuspension());
            channels.addVideos(change.channelId(), videos.countListed(change.channelId()) - before);
        }
    }
}
