package io.vireo.video;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.identity.Channels;
import io.vireo.video.deletion.VideoDeletionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Finds, locks, blocks and removes published videos; the entry point for other features. */
@ApplicationScoped
public class Videos {
    @Inject
    VideoRepository videos;

    @Inject
    VideoBlocks blocks;

    @Inject
    VideoDeletionService deletions;

    @Inject
    Channels channels;

    /**
     * Returns a published video that is not blocked.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if no such video has this hash path
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

    /**
     * Returns a published video for moderators, also a blocked one.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if no published video has this hash path
     */
    @Transactional
    public PublishedVideo requireAny(String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return any(videos.byHash(hash).orElseThrow(VideoError.NO_VIDEO::exception));
    }

    /**
     * Returns the description of a video, for moderators; empty if it does not exist.
     */
    @Transactional
    public String description(String hash) {
        return videos.byHash(hash).map(Video::description).orElse("");
    }

    /**
     * Hides a published video from everyone except moderators, within the caller's transaction, which locks its channel and the video.
     *
     * @return whether it was changed; false if it was blocked already
     * @throws ApiException as {@link #requireAny}
     */
    @Transactional(TxType.MANDATORY)
    public boolean block(String hash) {
        return setBlocked(hash, true);
    }

    /**
     * Ends {@link #block}. A video of a suspended channel stays hidden.
     *
     * @return whether it was changed
     * @throws ApiException as {@link #requireAny}
     */
    @Transactional(TxType.MANDATORY)
    public boolean unblock(String hash) {
        return setBlocked(hash, false);
    }

    private boolean setBlocked(String hash, boolean isBlocked) {
        PublishedVideo video = requireAny(hash);
        boolean changed = channels.lock(video.channelId()) && blocks.setBlocked(hash, isBlocked);
        if (changed) {
            channels.addVideos(video.channelId(), isBlocked ? -1 : 1);
        }
        return changed;
    }

    /**
     * Deletes a published video on behalf of a moderator, as its owner would, within the caller's transaction.
     *
     * @throws ApiException as {@link #requireAny}
     */
    @Transactional(TxType.MANDATORY)
    public void remove(String hash) {
        deletions.delete(hash, requireAny(hash).channelId());
    }

    private static PublishedVideo published(Video video) {
        if (video.isBlocked()) {
            throw VideoError.NO_VIDEO.exception();
        }
        return any(video);
    }

    private static PublishedVideo any(Video video) {
        if (!video.isPublished()) {
            throw VideoError.NO_VIDEO.exception();
        }
        return new PublishedVideo(video.id(), video.hash(), video.channelId(), video.title());
    }
}
