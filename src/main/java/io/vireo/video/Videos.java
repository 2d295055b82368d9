package io.vireo.video;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import io.vireo.platform.database.KeyList;
import io.vireo.video.access.AccessRepository;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.access.VideoAccessService.VisibleVideo;
import io.vireo.video.deletion.VideoDeletionService;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds, locks, blocks and removes published videos; the entry point for other features. */
@Component
public class Videos {
    @Inject
    VideoRepository videos;

    @Inject
    VideoAccessService access;

    @Inject
    VideoEditService edits;

    @Inject
    VideoDeletionService deletions;

    /**
     * Returns a video that a viewer may open.
     *
     * @param credentials what the request of the viewer presents
     * @throws ApiException {@link VideoError#NO_VIDEO} if no published video has this hash path, or it is hidden from the viewer
     */
    public PublishedVideo require(String hash, VideoCredentials credentials) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return visible(access.findFiles(hash, credentials));
    }

    /**
     * Returns a video that a caller may open.
     *
     * @param caller null without a valid token
     * @param credentials what the request presents in addition; only the key counts
     * @throws ApiException as {@link #require(String, VideoCredentials)}
     */
    public PublishedVideo require(String hash, @Nullable Caller caller, VideoCredentials credentials) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return visible(access.findFiles(hash, Viewer.of(caller).with(credentials.key(), false)));
    }

    private static PublishedVideo visible(Optional<VideoAccessService.VisibleVideo> found) {
        AccessRepository.Row row =
                found.orElseThrow(VideoError.NO_VIDEO::exception).row();
        return new PublishedVideo(row.id(), row.hash(), row.access().channelId(), row.title());
    }

    /**
     * Returns a video that a viewer may open, with what is known of the viewer, for lists of what belongs to it. An access token does not
     * open it: it is for files only.
     *
     * @param credentials what the request of the viewer presents
     * @throws ApiException as {@link #require}
     */
    public OpenedVideo open(String hash, VideoCredentials credentials) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return opened(access.findFiles(hash, credentials.forData()));
    }

    /**
     * As {@link #open(String, VideoCredentials)}, for the visitor of a page. A change on another node is visible after {@code
     * vireo.catalogue.cache} at the latest, as in the data of the video that the page shows.
     */
    public OpenedVideo openForPage(String hash, VideoCredentials visitor) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return opened(access.findRecent(hash, visitor));
    }

    /**
     * As {@link #open(String, VideoCredentials)}, for an authenticated caller.
     *
     * @param key the key that the request presents for an unlisted video; null for none
     */
    public OpenedVideo open(String hash, Caller caller, @Nullable String key) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return opened(access.findFiles(hash, Viewer.of(caller).with(key, false)));
    }

    private static OpenedVideo opened(Optional<VisibleVideo> found) {
        VisibleVideo video = found.orElseThrow(VideoError.NO_VIDEO::exception);
        AccessRepository.Row row = video.row();
        return new OpenedVideo(
                new PublishedVideo(row.id(), row.hash(), row.access().channelId(), row.title()),
                video.viewer(),
                video.decision() == VideoAccess.Decision.LISTED);
    }

    /**
     * Locks the row of a video against changes and deletion until the caller's transaction ends, for the insertion of something that
     * belongs to it. Such transactions do not wait for each other. Lock order: a channel before its videos.
     *
     * @return the policy for comments
     * @throws ApiException {@link VideoError#NO_VIDEO} if the video was deleted
     */
    @Transactional(TxType.MANDATORY)
    public CommentsPolicy lockForComment(long videoId) {
        return videos.lockForComment(videoId).orElseThrow(VideoError.NO_VIDEO::exception);
    }

    /**
     * A video whose row is locked, published or not.
     *
     * @param id the key of the row
     */
    public record KeptVideo(long id, String hash, VideoAccess access) {}

    /**
     * Locks the rows of videos as {@link #lockForComment} does, without waiting.
     *
     * @param hashes at most {@value KeyList#SIZE}, all of the syntax of hash paths
     * @return those that exist and that no other transaction is changing; the caller decides for whom they are visible
     */
    @Transactional(TxType.MANDATORY)
    public List<KeptVideo> keepIfFree(Collection<String> hashes) {
        return videos.keepIfFree(hashes);
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
     * Returns a published video for moderators, also a hidden one.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if no published video has this hash path
     */
    @Transactional
    public PublishedVideo requireAny(String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return videos.byHash(hash)
                .filter(Video::isPublished)
                .map(Videos::published)
                .orElseThrow(VideoError.NO_VIDEO::exception);
    }

    /** Returns the description of a video, for moderators; empty if it does not exist. */
    @Transactional
    public String description(String hash) {
        return videos.byHash(hash).map(Video::description).orElse("");
    }

    /**
     * Hides a video from everybody but its owner, who sees the data only, and moderators, within the transaction of the decision.
     *
     * @return whether it was changed; false if a moderator has hidden it already
     * @throws ApiException as {@link #requireAny}
     */
    @Transactional(TxType.MANDATORY)
    public boolean block(String hash) {
        return edits.block(requireAny(hash).hash(), true);
    }

    /**
     * Ends {@link #block}: the video is shown as its visibility says. A video of a suspended channel stays hidden.
     *
     * @return whether it was changed
     * @throws ApiException as {@link #requireAny}
     */
    @Transactional(TxType.MANDATORY)
    public boolean unblock(String hash) {
        return edits.block(requireAny(hash).hash(), false);
    }

    /**
     * Deletes a published video on behalf of a moderator, as its owner would, within the transaction of the decision.
     *
     * @throws ApiException as {@link #requireAny}
     */
    @Transactional(TxType.MANDATORY)
    public void remove(String hash) {
        deletions.delete(hash, requireAny(hash).channelId());
    }

    private static PublishedVideo published(Video video) {
        return new PublishedVideo(video.id(), video.hash(), video.channelId(), video.title());
    }
}
