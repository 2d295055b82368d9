package io.vireo.video.deletion;

import io.vireo.auth.AuthError;
import io.vireo.identity.ChannelDeleted;
import io.vireo.identity.Channels;
import io.vireo.media.MediaStore;
import io.vireo.platform.jobs.CleanupService;
import io.vireo.platform.jobs.Jobs;
import io.vireo.video.HashPath;
import io.vireo.video.Video;
import io.vireo.video.VideoChanged;
import io.vireo.video.VideoCleanup;
import io.vireo.video.VideoDeleted;
import io.vireo.video.VideoError;
import io.vireo.video.VideoRepository;
import io.vireo.video.thumbnail.ThumbnailJobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;

/**
 * The end of videos. The transaction that deletes a row notes its hash path; the files go when it is through, and the note with the
 * next sweep, which removes the files once more: so they go surely, whatever happens in between. Until then the hash path is not
 * drawn again (docs/decisions/0030-deletion.md).
 */
@ApplicationScoped
class VideoDeletionService {
    private static final Logger LOG = System.getLogger(VideoDeletionService.class.getName());

    /** The files of a hash path have no row any more, once the transaction is through. */
    private record FilesLeft(String hash) {}

    @Inject
    Channels channels;

    @Inject
    VideoRepository videos;

    @Inject
    PendingFileDeletionRepository removed;

    @Inject
    Jobs jobs;

    @Inject
    MediaStore store;

    @Inject
    Event<VideoChanged> changes;

    @Inject
    Event<VideoDeleted> deletions;

    @Inject
    Event<FilesLeft> filesLeft;

    @Inject
    CleanupService cleanups;

    /** Deletes a video of the channel, published or not; refuses with {@link VideoError#NO_VIDEO} or {@link VideoError#NOT_OWNER}. */
    @Transactional
    void delete(String hash, long channelId) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        if (!channels.lock(channelId)) {
            throw AuthError.BAD_TOKEN.exception();
        }
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        if (video.channelId() != channelId) {
            throw VideoError.NOT_OWNER.exception();
        }
        removed.add(hash);
        jobs.cancel(ThumbnailJobHandler.KIND, hash);
        announceDeletion(List.of(new VideoDeleted(video.id(), hash, channelId)));
        videos.remove(hash);
        if (video.isPublished()) {
            channels.addVideos(channelId, -1);
            changes.fire(new VideoChanged(hash));
        }
        filesLeft.fire(new FilesLeft(hash));
        LOG.log(Level.INFO, "Deleted video {0}", hash);
    }

    void deleteAll(@Observes ChannelDeleted channel) {
        List<VideoDeleted> published = videos.lockAllOf(channel.channelId(), true);
        List<VideoDeleted> announced = videos.lockAllOf(channel.channelId(), false);
        List<VideoDeleted> all =
                Stream.concat(published.stream(), announced.stream()).toList();
        removed.addAllOf(channel.channelId());
        announceDeletion(all);
        videos.removeAllOf(channel.channelId());
        published.forEach(video -> changes.fire(new VideoChanged(video.hash())));
        all.forEach(video -> filesLeft.fire(new FilesLeft(video.hash())));
    }

    /** While the rows are there: other features remove their own now, or record that they do so later. */
    private void announceDeletion(List<VideoDeleted> all) {
        all.forEach(deletions::fire);
        cleanups.add(
                VideoCleanup.class,
                all.stream().map(video -> Long.toString(video.videoId())).toList());
    }

    /** Who is watching goes on doing so: an open file outlives its name. */
    void removeFiles(@Observes(during = TransactionPhase.AFTER_SUCCESS) FilesLeft left) {
        try {
            store.remove(left.hash());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Files of video " + left.hash() + " are left for the next sweep", e);
        }
    }

    /** The hash paths of deleted videos whose files may still be there. */
    @Transactional
    List<String> unfinished() {
        return removed.all();
    }

    /** Removes what is left of the files of a deleted video, and then the note of them. */
    @Transactional
    void cleanUp(String hash) {
        store.remove(hash);
        removed.forget(hash);
    }
}
