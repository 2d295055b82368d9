package io.vireo.video.deletion;

import io.vireo.auth.AuthError;
import io.vireo.identity.ChannelContents;
import io.vireo.identity.ChannelDeleted;
import io.vireo.identity.Channels;
import io.vireo.media.MediaStore;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.CleanupService;
import io.vireo.platform.jobs.JobQueue;
import io.vireo.video.HashPath;
import io.vireo.video.Video;
import io.vireo.video.VideoChanged;
import io.vireo.video.VideoCleanup;
import io.vireo.video.VideoDeleted;
import io.vireo.video.VideoError;
import io.vireo.video.VideoRepository;
import io.vireo.video.VideoRepository.Locked;
import io.vireo.video.thumbnail.ThumbnailJobHandler;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Deletes videos. The transaction that deletes a row records its hash path as pending. The files are removed after the commit. The next run
 * of the cleanup removes the files once more and then the record, so that a crash leaves no files. A pending hash path is not reused
 * (docs/decisions/0030-deletion.md).
 */
@Component
public class VideoDeletionService implements ChannelContents {
    private static final Logger LOG = System.getLogger(VideoDeletionService.class.getName());

    /** How many videos of a channel one transaction deletes. */
    private static final int SLICE = 100;

    /** CDI event: the row of a hash path is removed, its files are not. */
    private record FilesLeft(String hash) {}

    @Inject
    Channels channels;

    @Inject
    VideoRepository videos;

    @Inject
    PendingFileDeletionRepository pending;

    @Inject
    JobQueue jobs;

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

    /**
     * Deletes a video of a channel, published or not.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel no longer exists, {@link VideoError#NO_VIDEO} if the
     *     video does not exist, {@link VideoError#NOT_OWNER} if it belongs to another channel
     */
    @Transactional
    public void delete(String hash, long channelId) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        if (!channels.lock(channelId)) {
            throw AuthError.BAD_TOKEN.exception();
        }
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        video.requireOwner(channelId, VideoError.NO_VIDEO);
        pending.add(hash);
        jobs.cancel(ThumbnailJobHandler.KIND, hash);
        fireDeletions(List.of(new VideoDeleted(video.id(), hash, channelId)));
        videos.remove(hash);
        if (video.isPublished()) {
            channels.addVideos(channelId, video.isListed() ? -1 : 0);
            changes.fire(new VideoChanged(hash));
        }
        filesLeft.fire(new FilesLeft(hash));
        LOG.log(Level.INFO, "Deleted video {0}", hash);
    }

    @Override
    public boolean areMany(long channelId) {
        return videos.hasMoreThan(channelId, SLICE);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void removeSome(long channelId) {
        deleteSome(channelId);
    }

    void deleteAll(@Observes ChannelDeleted channel) {
        int deleted = SLICE;
        while (deleted == SLICE) {
            deleted = deleteSome(channel.channelId());
        }
    }

    /** Deletes at most {@value #SLICE} videos of a channel that is locked and, if it has more, hidden. Returns their number. */
    private int deleteSome(long channelId) {
        List<Locked> slice = videos.lockSomeOf(channelId, SLICE);
        List<VideoDeleted> all = slice.stream().map(Locked::video).toList();
        if (!all.isEmpty()) {
            List<Long> ids = all.stream().map(VideoDeleted::videoId).toList();
            pending.addAll(ids);
            fireDeletions(all);
            videos.removeAll(ids);
            slice.stream()
                    .filter(Locked::published)
                    .forEach(locked ->
                            changes.fire(new VideoChanged(locked.video().hash())));
            all.forEach(video -> filesLeft.fire(new FilesLeft(video.hash())));
        }
        return all.size();
    }

    /** Fires the deletions while the rows still exist: other features remove their data now, or record that they remove it later. */
    private void fireDeletions(List<VideoDeleted> all) {
        all.forEach(deletions::fire);
        cleanups.add(
                VideoCleanup.class,
                all.stream().map(video -> Long.toString(video.videoId())).toList());
    }

    /** Removes the files after the commit. Active downloads continue, because an open file outlives its name. */
    void removeFiles(@Observes(during = TransactionPhase.AFTER_SUCCESS) FilesLeft left) {
        try {
            store.remove(left.hash());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The files of video " + left.hash() + " could not be removed; the orphan cleanup retries",
                    e);
        }
    }

    /** Returns the hash paths of deleted videos whose files may still exist. */
    @Transactional
    List<String> unfinished() {
        return pending.all();
    }

    /** Removes the remaining files of a deleted video, and then the record of its hash path. */
    @Transactional
    void cleanUp(String hash) {
        store.remove(hash);
        pending.remove(hash);
    }
}
