package io.vireo.video;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Finds and locks published videos; the entry point for other features. */
@ApplicationScoped
public class Videos {
    @Inject
    VideoRepository videos;

    /**
     * Returns a published video.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if no published video has this hash path
     */
    @Transactional
    public PublishedVideo require(String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return published(videos.byHash(hash).orElseThrow(VideoError.NO_VIDEO::exception));
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
            throw VideoError.NOT_OWNER.exception();
        }
        return video;
    }

    /**
     * Returns a published video and locks its row until the caller's transaction ends, which prevents edits and deletion meanwhile. Lock
     * order: a channel before its videos.
     *
     * @throws ApiException as {@link #require}
     */
    @Transactional(TxType.MANDATORY)
    public PublishedVideo lockForUpdate(String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return published(videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::exception));
    }

    private static PublishedVideo published(Video video) {
        if (!video.isPublished()) {
            throw VideoError.NO_VIDEO.exception();
        }
        return new PublishedVideo(video.id(), video.hash(), video.channelId(), video.title());
    }
}
