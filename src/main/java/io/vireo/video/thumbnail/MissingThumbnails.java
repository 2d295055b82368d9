package io.vireo.video.thumbnail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.media.MediaStore;
import io.vireo.video.VideoService;
import io.vireo.video.upload.PublishingExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Has a thumbnail made that somebody asked for and that is not there, though the video is: its file was lost, or never made. */
@ApplicationScoped
public class MissingThumbnails {
    private static final Logger LOG = System.getLogger(MissingThumbnails.class.getName());
    private static final int REMEMBERED = 10_000;

    @Inject
    MediaStore store;

    @Inject
    VideoService videoService;

    @Inject
    PublishingExecutor executor;

    private final Cache<String, Boolean> reported = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Returns at once; looked into at most once an hour for each hash path. */
    public void report(String hash) {
        if (reported.asMap().putIfAbsent(hash, true) == null
                && store.video(hash).isPresent()) {
            executor.execute(() -> enqueue(hash));
        }
    }

    private void enqueue(String hash) {
        try {
            videoService.requestThumbnail(hash);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The thumbnail of video " + hash + " is asked for later", e);
            reported.invalidate(hash);
        }
    }
}
