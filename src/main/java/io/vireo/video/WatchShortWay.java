package io.vireo.video;

import io.vireo.delivery.Delivery;
import io.vireo.delivery.ShortWay;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** The shortest way to thumbnails, and to videos that somebody has asked for lately. */
@ApplicationScoped
@Phase(StartupPhase.OPEN)
class WatchShortWay implements StartupTask {
    private static final String VIDEOS = "/video/d/";
    private static final String THUMBNAILS = "/thumbnails/";

    @Inject
    Watching watching;

    @Inject
    ShortWay shortWay;

    /** Last: then the filter that refuses what is no proper request stands before it. */
    @Override
    public void start() {
        shortWay.open(this::answer);
    }

    private boolean answer(String path, Delivery delivery) throws IOException {
        if (path.startsWith(VIDEOS)) {
            return watching.rememberedVideo(path.substring(VIDEOS.length()), delivery);
        }
        if (path.startsWith(THUMBNAILS) && path.indexOf('/', THUMBNAILS.length()) < 0) {
            watching.thumbnail(path.substring(THUMBNAILS.length()), delivery);
            return true;
        }
        return false;
    }
}
