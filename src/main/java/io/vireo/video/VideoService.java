package io.vireo.video;

import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.media.MediaStore;
import io.vireo.media.frame.Thumbnails.Thumbnail;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.staging.StagedFile;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.Jobs;
import io.vireo.video.deletion.PendingFileDeletionRepository;
import io.vireo.video.thumbnail.ThumbnailJobHandler;
import io.vireo.video.upload.CreateVideoRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The transactions of a video's life. Files and row change together under the lock of the row: the files are in place before the
 * row says published, and whatever finds the row unpublished may remove the files.
 */
@ApplicationScoped
public class VideoService {
    @Inject
    VideoRepository videos;

    @Inject
    PendingFileDeletionRepository removed;

    @Inject
    Channels channels;

    @Inject
    MediaStore store;

    @Inject
    Jobs jobs;

    @Inject
    HashPath hashPath;

    @Inject
    Clock clock;

    @Inject
    Event<VideoChanged> changes;

    @Inject
    Event<VideoPublished> publications;

    /** Announces a video of a channel and returns its hash path. */
    @Transactional
    public String create(CreateVideoRequest createVideoRequest, long channelId) {
        if (!channels.lock(channelId)) {
            throw AuthError.BAD_TOKEN.exception();
        }
        String hash = hashPath.random();
        while (videos.exists(hash) || removed.has(hash)) {
            hash = hashPath.random();
        }
        videos.add(Video.create(hash, channelId, createVideoRequest, clock.instant()));
        return hash;
    }

    /** Refuses an upload that has no announcement, another owner, or has been made already. */
    @Transactional
    public void requireAwaited(String hash, long channelId) {
        requireAwaited(videos.byHash(hash).orElseThrow(VideoError.NO_VIDEO::exception), channelId);
    }

    @Transactional
    public boolean isPublished(String hash) {
        return videos.byHash(hash).filter(this::hasItsFile).isPresent();
    }

    /** A row of the original service may be published and have lost its file: its owner can send it again. */
    private boolean hasItsFile(Video video) {
        return video.isPublished() && store.video(video.hash()).isPresent();
    }

    /** Puts the files in place and publishes the row; refuses as {@link #requireAwaited(String, long)} if another was faster. */
    @Transactional
    public void publish(String hash, long channelId, StagedFile stagedFile, VideoMetadata facts, Thumbnail thumbnail) {
        if (!channels.lock(channelId)) {
            throw VideoError.NO_VIDEO.exception();
        }
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        requireAwaited(video, channelId);
        long bytes = stagedFile.size();
        store.publish(stagedFile, hash, thumbnail.jpeg());
        if (thumbnail.temporary()) {
            jobs.enqueue(ThumbnailJobHandler.KIND, hash, "");
        }
        boolean before = video.isPublished();
        video.publish(facts, bytes, clock.instant());
        changes.fire(new VideoChanged(hash));
        if (!before) {
            channels.addVideos(channelId, 1);
            publications.fire(new VideoPublished(video.id(), hash, channelId, video.title()));
        }
    }

    /** Changes what a video is called, also before it is published. */
    @Transactional
    public void edit(String hash, Caller owner, UpdateVideoRequest updateVideoRequest) {
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        if (video.channelId() != owner.channelId()) {
            throw VideoError.NOT_OWNER.exception();
        }
        video.edit(updateVideoRequest);
        if (video.isPublished()) {
            changes.fire(new VideoChanged(hash));
        }
    }

    /** Refuses everyone but the owner of a published video. */
    @Transactional
    public void requireOwner(String hash, long channelId) {
        requireOwner(videos.byHash(hash), channelId);
    }

    /** Gives a published video another image; refuses as {@link #requireOwner(String, long)} if it is gone meanwhile. */
    @Transactional
    public void replaceThumbnail(String hash, long channelId, byte[] jpeg) {
        requireOwner(videos.lock(hash), channelId);
        jobs.cancel(ThumbnailJobHandler.KIND, hash); // it must not replace what the owner has chosen
        store.replaceThumbnail(hash, jpeg);
    }

    /**
     * Stores what a job has made, unless the video was deleted or its owner has chosen an image meanwhile. Both wait for the lock of
     * the row.
     */
    @Transactional
    public void completeThumbnail(Job job, byte[] jpeg) {
        boolean awaited = videos.lock(job.key()).filter(Video::isPublished).isPresent() && jobs.lockHeld(job);
        if (awaited) {
            store.replaceThumbnail(job.key(), jpeg);
        }
    }

    /** Has the thumbnail of a published video made. */
    @Transactional
    public void requestThumbnail(String hash) {
        if (isPublished(hash)) {
            jobs.enqueue(ThumbnailJobHandler.KIND, hash, "");
        }
    }

    private static void requireOwner(Optional<Video> found, long channelId) {
        Video video = found.filter(Video::isPublished).orElseThrow(VideoError.NO_THUMBNAIL::exception);
        if (video.channelId() != channelId) {
            throw VideoError.NOT_OWNER.exception();
        }
    }

    /** Removes the files of a video that was not published after all; a published one is left alone. */
    @Transactional
    public void withdraw(String hash) {
        videos.lock(hash).filter(video -> !video.isPublished()).ifPresent(video -> store.remove(hash));
    }

    /** The hash paths of all that wait for their files. */
    @Transactional
    public List<String> unpublished() {
        return videos.unpublished();
    }

    /** Removes what a crash left of an upload, and the announcement itself if it was made before a moment. */
    @Transactional
    public void cleanUp(String hash, Instant abandoned) {
        videos.lock(hash).filter(video -> !video.isPublished()).ifPresent(video -> {
            store.remove(hash);
            videos.removeIfOlder(video, abandoned);
        });
    }

    private void requireAwaited(Video video, long channelId) {
        if (video.channelId() != channelId) {
            throw VideoError.NOT_OWNER.exception();
        }
        if (hasItsFile(video)) {
            throw UploadError.ALREADY_UPLOADED.exception();
        }
    }
}
