package io.vireo.video.thumbnail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.media.MediaStore;
import io.vireo.platform.Component;
import io.vireo.video.upload.PublishingExecutor;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Requests the generation of a thumbnail that a client asked for and that does not exist although the video does: its file was lost, or
 * never made.
 */
@Component
public class MissingThumbnails {
    private static final Logger LOG = System.getLogger(MissingThumbnails.class.getName());
    private static final int MAX_ENTRIES = 10_000;

    @Inject
    MediaStore store;

    @Inject
    ThumbnailUpdateService updates;

    @Inject
    PublishingExecutor executor;

    private final Cache<String, Boolean> reported = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Enqueues the thumbnail job of a video and returns immediately. Further calls for the same hash path have no effect for an hour. */
    public void report(String hash) {
        if (reported.asMap().putIfAbsent(hash, true) == null
                && store.video(hash).isPresent()) {
            executor.execute(() -> enqueue(hash));
        }
    }

    private void enqueue(String hash) {
        try {
            updates.request(hash);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.DEBUG,
                    "The thumbnail job of video " + hash + " could not be enqueued; the next request retries",
                    e);
            reported.invalidate(hash);
        }
    }
}
