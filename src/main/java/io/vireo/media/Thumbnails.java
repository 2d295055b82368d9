package io.vireo.media;

import io.vireo.platform.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the thumbnails of videos. */
@ApplicationScoped
public class Thumbnails {
    private static final System.Logger LOG = System.getLogger(Thumbnails.class.getName());

    private final FrameWorkers workers;
    private final int budgetMillis;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** With the settings of the running application. */
    public Thumbnails() {
        this(MediaSettings.from(Settings.current()));
    }

    private Thumbnails(MediaSettings settings) {
        this(settings, new FrameWorkers(settings, WorkerCommand.ofThisJava(settings.heap())));
    }

    Thumbnails(MediaSettings settings, FrameWorkers workers) {
        this.workers = workers;
        // what is left of the deadline is for the start of the worker and the last frame
        this.budgetMillis =
                (int) Math.min(Integer.MAX_VALUE, settings.deadline().toMillis() / 2);
    }

    /**
     * A JPEG of at most 1280 pixels on its longest side, never larger than the video, that shows a telling frame of it as players
     * do. If no frame can be had, for a codec that is not decoded, a damaged file or an overloaded server, a neutral picture of
     * the same shape. Takes up to the sum of the settings {@code vireo.media.workers.deadline} and {@code .patience}.
     *
     * @param facts what {@link Mp4Inspector#inspect} told about {@code video}
     */
    public byte[] of(Path video, VideoFacts facts) {
        try {
            if (!facts.codec().startsWith("avc")) {
                throw new NoFrame("codec " + facts.codec());
            }
            return workers.frame(new FrameRequest(
                    video.toAbsolutePath(), facts.width(), facts.height(), facts.rotation(), budgetMillis));
        } catch (NoFrame e) {
            if (!(e instanceof NoFrame.NoWorker) || told.add(e.getMessage())) {
                LOG.log(Level.INFO, "A video gets a neutral thumbnail: {0}", e.getMessage());
            }
            return Placeholder.jpeg(facts.width(), facts.height());
        }
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
