package io.vireo.streaming;

import io.vireo.auth.Caller;
import io.vireo.platform.Component;
import io.vireo.video.HashPath;
import io.vireo.video.Video;
import io.vireo.video.VideoChanged;
import io.vireo.video.VideoError;
import io.vireo.video.VideoRepository;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Changes of what accompanies a video, by its owner. */
@Component
public class OwnedVideos {
    @Inject
    VideoRepository videos;

    @Inject
    Event<VideoChanged> changes;

    /**
     * Locks a published video of the caller until the transaction ends.
     *
     * @return the key of its row
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if no published video has this hash path or it is hidden from the
     *     caller, {@link VideoError#NOT_OWNER} if it belongs to another channel
     */
    @Transactional(TxType.MANDATORY)
    public long lock(String hash, Caller owner) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        Video video = videos.lock(hash).filter(Video::isPublished).orElseThrow(VideoError.NO_VIDEO::exception);
        video.requireOwner(owner.channelId(), VideoError.NO_VIDEO);
        return video.id();
    }

    /** Announces that what accompanies a video has changed. */
    @Transactional(TxType.MANDATORY)
    public void changed(String hash) {
        changes.fire(new VideoChanged(hash));
    }
}
