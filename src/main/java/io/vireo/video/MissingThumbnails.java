package io.vireo.video;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.media.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Has a thumbnail made that somebody asked for and that is not there, though the video is: its file was lost, or never made. */
@ApplicationScoped
class MissingThumbnails {
    private static final Logger LOG = System.getLogger(MissingThumbnails.class.getName());
    private static final int REMEMBERED = 10_000;

    @Inject
    MediaStore store;

    @Inject
    Publishing publishing;

    @Inject
    Publishers executor;

    private final Cache<String, Boolean> reported = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Returns at once; looked into at most once an hour for each hash path. */
    void report(String hash) {
        if (reported.asMap().putIfAbsent(hash, true) == null
                && store.video(hash).isPresent()) {
            executor.execute(() -> enqueue(hash));
        }
    }

    private void enqueue(String hash) {
        try {
            publishing.requestThumbnail(hash);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The thumbnail of video " + hash + " is asked for later", e);
            reported.invalidate(hash);
        }
    }
}
