package io.vireo.media.frame;

import io.micrometer.core.instrument.Counter;
import io.vireo.media.image.PlaceholderThumbnail;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the thumbnails of videos. */
@Component
@Phase(StartupPhase.PREPARE)
public class Thumbnails implements StartupTask {
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
     * A thumbnail of a video.
     *
     * @param jpeg the image
     * @param temporary whether it is a neutral picture only because the server was overloaded or a worker died: a later attempt may
     *     have a frame
     */
    public record Thumbnail(byte[] jpeg, boolean temporary) {}

    /** No frame could be had in time, whatever the video is; a later attempt may have some. */
    public static final class FramesUnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        FramesUnavailableException(String reason) {
            super(reason);
        }
    }

    /**
     * A JPEG of at most 1280 pixels on its longest side, never larger than the video, that shows a telling frame of it as players
     * do. If no frame can be had, for a codec that is not decoded, a damaged file or an overloaded server, a neutral picture of
     * the same shape. Takes up to the sum of the settings {@code vireo.media.workers.wall-timeout} and {@code .patience}.
     *
     * @param hash the hash path, for the log
     * @param facts what {@link io.vireo.media.mp4.Mp4Inspector#inspect} told about {@code video}
     */
    public Thumbnail of(String hash, Path video, VideoMetadata facts) {
        boolean temporary = false;
        try {
            List<byte[]> frames = frames(hash, video, facts, 1);
            if (!frames.isEmpty()) {
                FRAMES.increment();
                return new Thumbnail(frames.get(0), false);
            }
        } catch (FramesUnavailableException e) {
            temporary = true;
        }
        PLACEHOLDERS.increment();
        return new Thumbnail(PlaceholderThumbnail.jpeg(facts.width(), facts.height()), temporary);
    }

    /**
     * JPEGs as {@link #of} makes them of up to {@link #CHOICES} frames spread over the video, fewer if the time was over; empty if the
     * video cannot be decoded.
     */
    public List<byte[]> choices(String hash, Path video, VideoMetadata facts) throws FramesUnavailableException {
        return frames(hash, video, facts, CHOICES);
    }

    /** Empty if the video cannot be decoded. */
    private List<byte[]> frames(String hash, Path video, VideoMetadata facts, int count)
            throws FramesUnavailableException {
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
                LOG.log(Level.INFO, "No frame of video {0}: {1}", hash, e.getMessage());
            }
            if (e instanceof FrameExtractionException.Temporary) {
                throw new FramesUnavailableException(String.valueOf(e.getMessage()));
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

    /** Its numbers are there from the start. */
    @Override
    public void start() {
        workers.meter();
    }

    /** Ends the worker processes; the container does so by itself. */
    @PreDestroy
    public void close() {
        workers.close();
    }
}
