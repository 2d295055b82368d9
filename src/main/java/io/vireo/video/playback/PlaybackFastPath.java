package io.vireo.video.playback;

import io.vireo.delivery.Delivery;
import io.vireo.delivery.FastPath;
import io.vireo.platform.Component;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.inject.Inject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Serves thumbnails, and videos whose title is cached, on the fast path, if they are known to be public. */
@Component
@Phase(StartupPhase.OPEN)
class PlaybackFastPath implements StartupTask {
    private static final String VIDEOS = "/video/d/";
    private static final String THUMBNAILS = "/thumbnails/";

    @Inject
    PlaybackService playbackService;

    @Inject
    FastPath fastPath;

    /** Opens the fast path last, so that the filter that rejects malformed requests is installed before it. */
    @Override
    public void start() {
        fastPath.open(this::deliver);
    }

    private boolean deliver(String path, @Nullable String query, Delivery delivery) throws IOException {
        if (path.startsWith(VIDEOS)) {
            return playbackService.cachedVideo(
                    path.substring(VIDEOS.length()), delivery, PlaybackService.isDownload(query));
        }
        if (path.startsWith(THUMBNAILS) && path.indexOf('/', THUMBNAILS.length()) < 0) {
            return playbackService.cachedThumbnail(path.substring(THUMBNAILS.length()), delivery);
        }
        return false;
    }
}
