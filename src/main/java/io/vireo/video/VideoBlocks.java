package io.vireo.video;

import io.vireo.auth.Standing;
import io.vireo.identity.StandingChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Marks videos that nobody except moderators may see. A mark has one bit for each reason, so that the end of one reason does not reveal a
 * video that is hidden for the other.
 *
 * <p>A video with {@link #BY_MODERATOR} is not counted in the number of videos of its channel. The count of a suspended channel is kept: it
 * is not visible, and is right when the channel comes back.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class VideoBlocks {
    static final int BY_MODERATOR = 1;
    static final int CHANNEL_SUSPENDED = 2;

    @Inject
    VideoBlockRepository rows;

    @Inject
    VideoRepository videos;

    @Inject
    Event<VideoChanged> changes;

    @Inject
    Event<HiddenVideos.BlocksChanged> blocks;

    /**
     * Sets or removes the mark of a moderator. The caller has locked the channel.
     *
     * @return whether it was changed
     */
    boolean setBlocked(String hash, boolean isBlocked) {
        boolean changed = videos.lock(hash).isPresent() && rows.setOf(hash, BY_MODERATOR, isBlocked);
        if (changed) {
            changes.fire(new VideoChanged(hash));
            blocks.fire(new HiddenVideos.BlocksChanged(Set.of(hash), isBlocked));
        }
        return changed;
    }

    /** Returns whether a published video is counted in the number of videos of its channel. */
    public boolean isCounted(Video video) {
        return !rows.has(video.hash(), BY_MODERATOR);
    }

    /** Hides the videos of a channel that is suspended, and reveals them when it comes back. */
    void onStandingChanged(@Observes StandingChanged change) {
        boolean isSuspended = change.after() == Standing.SUSPENDED;
        if (isSuspended != (change.before() == Standing.SUSPENDED)) {
            rows.setAllOf(change.channelId(), CHANNEL_SUSPENDED, isSuspended);
            Set<String> hashes = videos.lockAllOf(change.channelId(), true).stream()
                    .map(VideoDeleted::hash)
                    .collect(Collectors.toSet());
            hashes.forEach(hash -> changes.fire(new VideoChanged(hash)));
            blocks.fire(new HiddenVideos.BlocksChanged(hashes, isSuspended));
        }
    }
}
