package io.vireo.media.frame;

import io.micrometer.core.instrument.Counter;
import io.vireo.media.image.PlaceholderThumbnail;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the thumbnails of videos. */
@Component
public class Thumbnails {
    private static final System.Logger LOG = System.getLogger(Thumbnails.class.getName());

    /** How many frames are proposed to the owner of a video. */
    private static final int CHOICES = 6;

    private static final Counter FRAMES = counter("frame");
    private static final Counter PLACEHOLDERS = counter("placeholder");

    private final FrameWorkers workers;
    private final int budgetMillis;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Without a container. */
    public Thumbnails(Settings settings) {
        this(FrameSettings.from(settings));
    }

    @Inject
    Thumbnails(FrameSettings settings) {
        this(settings, new FrameWorkers(settings, WorkerCommand.ofThisJava(settings.heap())));
    }

    Thumbnails(FrameSettings settings, FrameWorkers workers) {
        this.workers = workers;
        // what is left of the deadline is for the start of the worker and the last frame
        this.budgetMillis = (int) Math.min(Integer.MAX_VALUE, settings.timeout().toMillis() / 2);
    }

    /**
     * A JPEG of at most 1280 pixels on its longest side, never larger than the video, that shows a telling frame of it as players
     * do. If no frame can be had, for a codec that is not decoded, a damaged file or an overloaded server, a neutral picture of
     * the same shape. Takes up to the sum of the settings {@code vireo.media.workers.timeout} and {@code .patience}.
     *
     * @param facts what {@link io.vireo.media.mp4.Mp4Inspector#inspect} told about {@code video}
     */
    public byte[] of(Path video, VideoMetadata facts) {
        List<byte[]> frames = frames(video, facts, 1);
        (frames.isEmpty() ? PLACEHOLDERS : FRAMES).increment();
        return frames.isEmpty() ? PlaceholderThumbnail.jpeg(facts.width(), facts.height()) : frames.get(0);
    }

    /** JPEGs as {@link #of} makes them of up to {@link #CHOICES} frames spread over the video; empty if none can be had. */
    public List<byte[]> choices(Path video, VideoMetadata facts) {
        return frames(video, facts, CHOICES);
    }

    private List<byte[]> frames(Path video, VideoMetadata facts, int count) {
        try {
            Optional<String> reason = UndecodableReason.ofCodec(facts.codec());
            if (reason.isPresent()) {
                throw new FrameExtractionException(reason.get());
            }
            return workers.frames(new FrameRequest(
                    video.toAbsolutePath(),
                    facts.width(),
                    facts.height(),
                    facts.rotation(),
                    facts.mirrored(),
                    budgetMillis,
                    count));
        } catch (FrameExtractionException e) {
            // that processes cannot be started is told once
            if (!(e instanceof FrameExtractionException.NoWorker) || told.add(e.getMessage())) {
                LOG.log(Level.INFO, "No frame of video {0}: {1}", video.getFileName(), e.getMessage());
            }
            return List.of();
        }
    }

    private static Counter counter(String picture) {
        return Counter.builder("vireo.thumbnails.made")
                .description("Thumbnails of published videos: a frame, or a neutral picture")
                .tag("picture", picture)
                .register(Metrics.registry());
    }

    @PostConstruct
    void meter() {
        workers.meter();
    }

    /** Made at the start, so that its numbers are there from then on. */
    void show(@Observes @Initialized(ApplicationScoped.class) Object start) {}

    /** Ends the worker processes; the container does so by itself. */
    @PreDestroy
    public void close() {
        workers.close();
    }
}
