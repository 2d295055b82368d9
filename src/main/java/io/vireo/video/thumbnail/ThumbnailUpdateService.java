package io.vireo.video.thumbnail;

import io.vireo.media.MediaStore;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobQueue;
import io.vireo.video.Video;
import io.vireo.video.VideoError;
import io.vireo.video.VideoRepository;
import io.vireo.video.VideoService;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Transactions that replace the thumbnail of a published video under the lock of its row. */
@Component
class ThumbnailUpdateService {
    @Inject
    VideoRepository videos;

    @Inject
    VideoService videoService;

    @Inject
    MediaStore store;

    @Inject
    JobQueue jobs;

    /**
     * Checks that a video is published and belongs to a channel.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_THUMBNAIL} if no published video has this hash path,
     *     {@link VideoError#NOT_OWNER} if it belongs to another channel
     */
    @Transactional
    void requireOwner(String hash, long channelId) {
        requireOwner(videos.byHash(hash), channelId);
    }

    /**
     * Replaces the thumbnail of a published video.
     *
     * @throws io.vireo.http.ApiException as {@link #requireOwner(String, long)}
     */
    @Transactional
    void replace(String hash, long channelId, byte[] jpeg) {
        requireOwner(videos.lock(hash), channelId);
        jobs.cancel(ThumbnailJobHandler.KIND, hash); // the job must not replace the owner's choice
        store.replaceThumbnail(hash, jpeg);
    }

    /**
     * Stores the thumbnail made by a job, unless the video was deleted or its owner has chosen an image in the meantime. Deletion and
     * choice wait for the lock of the row.
     */
    @Transactional
    void complete(Job job, byte[] jpeg) {
        boolean current = videos.lock(job.key()).filter(Video::isPublished).isPresent() && jobs.lockHeld(job);
        if (current) {
            store.replaceThumbnail(job.key(), jpeg);
        }
    }

    /** Enqueues a job that makes the thumbnail of a video; does nothing if the video is not published. */
    @Transactional
    void request(String hash) {
        if (videoService.isPublished(hash)) {
            jobs.enqueue(ThumbnailJobHandler.KIND, hash, "");
        }
    }

    private static void requireOwner(Optional<Video> found, long channelId) {
        Video video = found.filter(Video::isPublished).orElseThrow(VideoError.NO_THUMBNAIL::exception);
        video.requireOwner(channelId, VideoError.NO_THUMBNAIL);
    }
}
