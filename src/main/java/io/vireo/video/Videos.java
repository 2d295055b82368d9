package io.vireo.video;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Published videos, for the features that are about them. */
@ApplicationScoped
public class Videos {
    @Inject
    VideoRepository videos;

    /**
     * Returns a published video.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if there is none with this hash path
     */
    @Transactional
    public PublishedVideo require(String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return published(videos.byHash(hash).orElseThrow(VideoError.NO_VIDEO::refusal));
    }

    /**
     * Returns a published video of the caller.
     *
     * @throws ApiException as {@link #require}, and {@link VideoError#NOT_OWNER} if it belongs to another channel
     */
    @Transactional
    public PublishedVideo requireOwned(String hash, Caller caller) {
        PublishedVideo video = require(hash);
        if (video.channelId() != caller.channelId()) {
            throw VideoError.NOT_OWNER.refusal();
        }
        return video;
    }

    /**
     * Locks the row of a published video until the caller's transaction ends: it is neither edited nor deleted meanwhile. A caller that
     * also needs the lock of a channel takes that one first.
     *
     * @throws ApiException as {@link #require}
     */
    @Transactional(TxType.MANDATORY)
    public PublishedVideo lockForUpdate(String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return published(videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::refusal));
    }

    private static PublishedVideo published(Video video) {
        if (!video.isPublished()) {
            throw VideoError.NO_VIDEO.refusal();
        }
        return new PublishedVideo(video.id(), video.hash(), video.channelId(), video.title());
    }
}
