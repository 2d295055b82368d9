package io.vireo.video.thumbnail;

import io.vireo.media.MediaStore;
import io.vireo.media.frame.ThumbnailGenerator;
import io.vireo.media.frame.ThumbnailGenerator.Thumbnail;
import io.vireo.media.image.PlaceholderThumbnail;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.Backoff;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobHandler;
import io.vireo.video.VideoService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes the thumbnail of a published video that has none, or only a placeholder because a worker was too slow, crashed or was not
 * available. The key of a job is the hash path. The job is retried for some days; a video that cannot be decoded keeps the placeholder.
 */
@Component
public class ThumbnailJobHandler implements JobHandler {
    public static final String KIND = "thumbnail";

    private static final Logger LOG = System.getLogger(ThumbnailJobHandler.class.getName());
    private static final int MAX_ATTEMPTS = 25;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofHours(6));

    /** The size of the placeholder for a file whose own size is unknown, in pixels. */
    private static final int WIDTH = 1280;

    private static final int HEIGHT = 720;

    @Inject
    MediaStore store;

    @Inject
    ThumbnailGenerator thumbnails;

    @Inject
    VideoService videoService;

    @Inject
    ThumbnailUpdateService updates;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int maxAttempts() {
        return MAX_ATTEMPTS;
    }

    @Override
    public Backoff backoff() {
        return BACKOFF;
    }

    /** Makes the thumbnail; does nothing for a video that was deleted in the meantime. */
    @Override
    public void handle(Job job) throws IOException {
        String hash = job.key();
        StoredFile video = videoService.isPublished(hash) ? store.video(hash).orElse(null) : null;
        if (video == null) {
            return;
        }
        Thumbnail made = store.onDisk(video, file -> of(hash, file));
        if (!made.temporary() || store.thumbnail(hash).isEmpty()) {
            updates.complete(job, made.jpeg());
        }
        if (made.temporary()) {
            throw new IOException("No frame of video " + hash + " was extracted in time");
        }
        LOG.log(Level.INFO, "Made the thumbnail of video {0}", hash);
    }

    private Thumbnail of(String hash, Path file) throws IOException {
        try {
            return thumbnails.of(hash, file, Mp4Inspector.inspect(file));
        } catch (InvalidMp4Exception e) {
            // the original service accepted any file
            LOG.log(Level.INFO, "No frame of video {0}: {1}", hash, e.getMessage());
            return new Thumbnail(PlaceholderThumbnail.jpeg(WIDTH, HEIGHT), false);
        }
    }
}
