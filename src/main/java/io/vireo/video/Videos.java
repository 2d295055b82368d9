package io.vireo.video;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.video.access.AccessRepository;
import io.vireo.video.access.VideoAccessService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Finds, locks and blocks published videos; the entry point for other features. */
@ApplicationScoped
public class Videos {
    @Inject
    VideoRepository videos;

    @Inject
    VideoAccessService access;

    @Inject
    VideoEditService edits;

    /**
     * Returns a video that a viewer may open.
     *
     * @param credentials what the request of the viewer presents
     * @throws ApiException {@link VideoError#NO_VIDEO} if no published video has this hash path, or it is hidden from the viewer
     */
    public PublishedVideo require(String hash, VideoCredentials credentials) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        AccessRepository.Row row = access.findFiles(hash, credentials)
                .orElseThrow(VideoError.NO_VIDEO::exception)
                .row();
        return new PublishedVideo(row.id(), hash, row.access().channelId(), row.title());
    }

    /**
     * Returns a published video of the caller.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if no published video has this hash path, {@link VideoError#NOT_OWNER} if it belongs
     *     to another channel and is public
     */
    @Transactional
    public PublishedVideo requireOwned(String hash, Caller caller) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        Video video = videos.byHash(hash).filter(Video::isPublished).orElseThrow(VideoError.NO_VIDEO::exception);
        video.requireOwner(caller.channelId(), VideoError.NO_VIDEO);
        return published(video);
    }

    /**
     * Returns a video that a caller may open, and locks its row until the caller's transaction ends, which prevents edits and deletion
     * meanwhile. Lock order: a channel before its videos.
     *
     * @param viewer who wants to change something at the video, for example {@link Viewer#of}
     * @throws ApiException as {@link #require}
     */
    @Transactional(TxType.MANDATORY)
    public PublishedVideo lockForUpdate(String hash, Viewer viewer) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return videos.lock(hash)
                .filter(video -> video.access().decide(viewer).allowsFiles())
                .map(Videos::published)
                .orElseThrow(VideoError.NO_VIDEO::exception);
    }

    /**
     * Hides a video from everybody but its owner and moderators, or shows it again as its visibility says. The caller checks that a
     * moderator decides.
     *
     * @return whether that is a change
     * @throws ApiException {@link VideoError#NO_VIDEO} if the video does not exist
     */
    @Transactional
    public boolean block(String hash, boolean hidden) {
        return edits.block(hash, hidden);
    }

    private static PublishedVideo published(Video video) {
        return new PublishedVideo(video.id(), video.hash(), video.channelId(), video.title());
    }
}
