package io.vireo.video.playback;

import io.vireo.delivery.Delivery;
import io.vireo.delivery.FastPath;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;

/** The shortest way to thumbnails, and to videos that somebody has asked for lately. */
@ApplicationScoped
class PlaybackFastPath {
    private static final String VIDEOS = "/video/d/";
    private static final String THUMBNAILS = "/thumbnails/";
    /** After the filter that refuses what is no proper request, which stands before it then. */
    private static final int LATE = Interceptor.Priority.APPLICATION + 900;

    @Inject
    PlaybackService playbackService;

    @Inject
    FastPath fastPath;

    void start(@Observes @Priority(LATE) @Initialized(ApplicationScoped.class) Object start) {
        fastPath.open(this::answer);
    }

    private boolean answer(String path, Delivery delivery) throws IOException {
        if (path.startsWith(VIDEOS)) {
            return playbackService.rememberedVideo(path.substring(VIDEOS.length()), delivery);
        }
        if (path.startsWith(THUMBNAILS) && path.indexOf('/', THUMBNAILS.length()) < 0) {
            playbackService.thumbnail(path.substring(THUMBNAILS.length()), delivery);
            return true;
        }
        return false;
    }
}
