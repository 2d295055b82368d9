package io.vireo.video;

import io.vireo.account.Channels;
import io.vireo.account.Notices;
import io.vireo.account.VideoCountRepository;
import io.vireo.frame.Thumbnails.Thumbnail;
import io.vireo.media.Draft;
import io.vireo.media.MediaStore;
import io.vireo.mp4.VideoFacts;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.Jobs;
import io.vireo.token.AuthError;
import io.vireo.token.Caller;
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
class Publishing {
    @Inject
    VideoRepository videos;

    @Inject
    RemovedVideoRepository removed;

    @Inject
    Channels channels;

    @Inject
    VideoCountRepository counts;

    @Inject
    Notices notices;

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

    /** Announces a video of a channel and returns its hash path. */
    @Transactional
    String announce(Announcement announcement, long channelId) {
        if (!channels.lock(channelId)) {
            throw AuthError.BAD_TOKEN.refusal();
        }
        String hash = hashPath.draw();
        while (videos.exists(hash) || removed.has(hash)) {
            hash = hashPath.draw();
        }
        videos.add(Video.announce(hash, channelId, announcement, clock.instant()));
        return hash;
    }

    /** Refuses an upload that has no announcement, another owner, or has been made already. */
    @Transactional
    void requireAwaited(String hash, long channelId) {
        requireAwaited(videos.byHash(hash).orElseThrow(VideoError.NO_VIDEO::refusal), channelId);
    }

    @Transactional
    boolean isPublished(String hash) {
        return videos.byHash(hash).filter(Video::isPublished).isPresent();
    }

    /** Puts the files in place and publishes the row; refuses as {@link #requireAwaited(String, long)} if another was faster. */
    @Transactional
    void publish(String hash, long channelId, Draft draft, VideoFacts facts, Thumbnail thumbnail) {
        if (!channels.lock(channelId)) {
            throw VideoError.NO_VIDEO.refusal();
        }
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::refusal);
        requireAwaited(video, channelId);
        long bytes = draft.size();
        store.publish(draft, hash, thumbnail.jpeg());
        if (thumbnail.temporary()) {
            jobs.enqueue(ThumbnailJobHandler.KIND, hash, "");
        }
        video.publish(facts, bytes, clock.instant());
        counts.add(channelId, 1);
        changes.fire(new VideoChanged(hash));
        notices.published(channelId, video.title(), hash);
    }

    /** Changes what a video is called, also before it is published. */
    @Transactional
    VideoEntry edit(String hash, Caller owner, Edit edit) {
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::refusal);
        if (video.channelId() != owner.channelId()) {
            throw VideoError.NOT_OWNER.refusal();
        }
        video.edit(edit);
        if (video.isPublished()) {
            changes.fire(new VideoChanged(hash));
        }
        return video.entry(owner.username());
    }

    /** Refuses everyone but the owner of a published video. */
    @Transactional
    void requireOwner(String hash, long channelId) {
        requireOwner(videos.byHash(hash), channelId);
    }

    /** Gives a published video another image; refuses as {@link #requireOwner(String, long)} if it is gone meanwhile. */
    @Transactional
    void replaceThumbnail(String hash, long channelId, byte[] jpeg) {
        requireOwner(videos.lock(hash), channelId);
        jobs.cancel(ThumbnailJobHandler.KIND, hash); // it must not replace what the owner has chosen
        store.replaceThumbnail(hash, jpeg);
    }

    /**
     * Stores what a job has made, unless the video was deleted or its owner has chosen an image meanwhile. Both wait for the lock of
     * the row.
     */
    @Transactional
    void completeThumbnail(Job job, byte[] jpeg) {
        boolean awaited = videos.lock(job.key()).filter(Video::isPublished).isPresent() && jobs.lockHeld(job);
        if (awaited) {
            store.replaceThumbnail(job.key(), jpeg);
        }
    }

    /** Has the thumbnail of a published video made. */
    @Transactional
    void requestThumbnail(String hash) {
        if (isPublished(hash)) {
            jobs.enqueue(ThumbnailJobHandler.KIND, hash, "");
        }
    }

    private static void requireOwner(Optional<Video> found, long channelId) {
        Video video = found.filter(Video::isPublished).orElseThrow(VideoError.NO_THUMBNAIL::refusal);
        if (video.channelId() != channelId) {
            throw VideoError.NOT_OWNER.refusal();
        }
    }

    /** Removes the files of a video that was not published after all; a published one is left alone. */
    @Transactional
    void withdraw(String hash) {
        videos.lock(hash).filter(video -> !video.isPublished()).ifPresent(video -> store.remove(hash));
    }

    /** The hash paths of all that wait for their files. */
    @Transactional
    List<String> announced() {
        return videos.announced();
    }

    /** Removes what a crash left of an upload, and the announcement itself if it was made before a moment. */
    @Transactional
    void tidy(String hash, Instant abandoned) {
        videos.lock(hash).filter(video -> !video.isPublished()).ifPresent(video -> {
            store.remove(hash);
            videos.removeIfOlder(video, abandoned);
        });
    }

    private static void requireAwaited(Video video, long channelId) {
        if (video.channelId() != channelId) {
            throw VideoError.NOT_OWNER.refusal();
        }
        if (video.isPublished()) {
            throw UploadError.ALREADY_UPLOADED.refusal();
        }
    }
}
