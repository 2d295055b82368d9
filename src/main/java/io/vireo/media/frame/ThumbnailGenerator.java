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

/** Creates the thumbnails of videos. */
@Component
@Phase(StartupPhase.PREPARE)
public class ThumbnailGenerator implements StartupTask {
    private static final System.Logger LOG = System.getLogger(ThumbnailGenerator.class.getName());

    /** The maximum number of candidate frames of a video. */
    private static final int MAX_CANDIDATES = 6;

    private static final Counter FRAMES = counter("frame");
    private static final Counter PLACEHOLDERS = counter("placeholder");

    private final FrameWorkerPool workers;
    private final int budgetMillis;
    private final Set<String> loggedReasons = ConcurrentHashMap.newKeySet();

    /** Creates an instance outside of the container. */
    public ThumbnailGenerator(Settings settings) {
        this(FrameSettings.from(settings));
    }

    private ThumbnailGenerator(FrameSettings settings) {
        this(settings, new FrameWorkerPool(settings));
    }

    @Inject
    ThumbnailGenerator(FrameSettings settings, FrameWorkerPool workers) {
        this.workers = workers;
        // the remaining time is for the start of the worker and the last frame
        this.budgetMillis = (int) Math.min(Integer.MAX_VALUE, settings.timeout().toMillis() / 2);
    }

    /**
     * A thumbnail of a video.
     *
     * @param jpeg the image
     * @param temporary whether it is a placeholder only because the server was overloaded or a worker crashed: a later attempt may extract
     *     a frame
     */
    public record Thumbnail(byte[] jpeg, boolean temporary) {}

    /** Signals that no frame was extracted in time, for reasons other than the video; a later attempt may succeed. */
    public static final class FramesUnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        FramesUnavailableException(String reason) {
            super(reason);
        }
    }

    /**
     * Returns a thumbnail: a JPEG of at most 1280 pixels on its longer side, never larger than the video, with an expressive frame as
     * players display it. If no frame can be extracted, because of an unsupported codec, a damaged file or an overloaded server, the
     * thumbnail is a placeholder of the same aspect ratio. The call takes at most the sum of the settings
     * {@code vireo.media.workers.wall-timeout} and {@code vireo.media.workers.queue-timeout}.
     *
     * @param hash the hash path, for the log
     * @param metadata the result of {@link io.vireo.media.mp4.Mp4Inspector#inspect} for {@code video}
     */
    public Thumbnail of(String hash, Path video, VideoMetadata metadata) {
        boolean temporary = false;
        try {
            List<byte[]> frames = frames(hash, video, metadata, 1);
            if (!frames.isEmpty()) {
                FRAMES.increment();
                return new Thumbnail(frames.get(0), false);
            }
        } catch (FramesUnavailableException e) {
            temporary = true;
        }
        PLACEHOLDERS.increment();
        return new Thumbnail(PlaceholderThumbnail.jpeg(metadata.width(), metadata.height()), temporary);
    }

    /**
     * Returns JPEGs, like those of {@link #of}, of up to {@link #MAX_CANDIDATES} frames spread over the video, fewer if the time was not
     * sufficient; empty if the video cannot be decoded.
     *
     * @throws FramesUnavailableException if no frame was extracted in time
     */
    public List<byte[]> choices(String hash, Path video, VideoMetadata metadata) throws FramesUnavailableException {
        return frames(hash, video, metadata, MAX_CANDIDATES);
    }

    /** Returns an empty list if the video cannot be decoded. */
    private List<byte[]> frames(String hash, Path video, VideoMetadata metadata, int count)
            throws FramesUnavailableException {
        try {
            Optional<String> reason = UndecodableReason.ofCodec(metadata.codec());
            if (reason.isPresent()) {
                throw new FrameExtractionException(reason.get());
            }
            return workers.frames(new FrameRequest(
                    video.toAbsolutePath(),
                    metadata.width(),
                    metadata.height(),
                    metadata.rotation(),
                    metadata.mirrored(),
                    budgetMillis,
                    count));
        } catch (FrameExtractionException e) {
            // a failure to start processes is logged once
            if (!(e instanceof FrameExtractionException.NoWorker) || loggedReasons.add(e.getMessage())) {
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
                .description("Thumbnails of published videos: a frame, or a placeholder")
                .tag("picture", picture)
                .register(Metrics.registry());
    }

    /** Registers the metrics, so that they are reported from the start. */
    @Override
    public void start() {
        workers.registerMetrics();
    }

    /** Ends the worker processes. The container calls this method itself. */
    @PreDestroy
    public void close() {
        workers.close();
    }
}
