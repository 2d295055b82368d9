package io.vireo.media.frame;

import io.vireo.media.frame.FrameWorkerPool.DecodedTile;
import io.vireo.media.frame.ThumbnailGenerator.FramesUnavailableException;
import io.vireo.media.image.ImageSize;
import io.vireo.media.mp4.AvcTrack;
import io.vireo.media.mp4.SampleIndex;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes storyboards. The sample tables are read once, here. A worker process decodes one keyframe at a time and is free for others
 * afterwards, so that a thumbnail waits for one keyframe at most.
 */
@Component
public class StoryboardGenerator {
    private static final Logger LOG = System.getLogger(StoryboardGenerator.class.getName());

    /** The longer side of a picture in pixels. */
    private static final int SIDE = 160;

    private static final int MAX_FAILURES_IN_A_ROW = 3;

    private final FrameWorkerPool workers;
    private final FrameSettings settings;

    @Inject
    StoryboardGenerator(FrameWorkerPool workers, FrameSettings settings) {
        this.workers = workers;
        this.settings = settings;
    }

    /** The plan of a storyboard, and the keyframes that it needs by their numbers in the plan. */
    private record Source(StoryboardPlan plan, Map<Integer, CodedKeyframe> keyframes) {}

    private record Keyframe(int frame, long millis) {}

    /**
     * Returns the storyboard of a video; empty if the video is too short, has too few keyframes, or cannot be decoded.
     *
     * @param hash the hash path, for the log
     * @param metadata the result of {@link io.vireo.media.mp4.Mp4Inspector#inspect} for {@code video}
     * @param budget the CPU time after which no further frame is decoded
     * @throws FramesUnavailableException if no worker is available, or the thread was interrupted; a later attempt may succeed
     */
    public Optional<Storyboard> of(String hash, Path video, VideoMetadata metadata, Duration budget)
            throws IOException, FramesUnavailableException {
        if (UndecodableReason.ofCodec(metadata.codec()).isPresent()) {
            return Optional.empty();
        }
        Source source = source(video, metadata.durationMillis());
        StoryboardPlan plan = source.plan();
        ImageSize size = ImageSize.within(metadata.width(), metadata.height(), SIDE);
        Map<Integer, byte[]> tiles = new HashMap<>();
        int failures = 0;
        Duration left = budget;
        for (int keyframe : plan.decodingOrder()) {
            if (left.isNegative() || failures == MAX_FAILURES_IN_A_ROW) {
                break;
            }
            long start = System.nanoTime();
            try {
                DecodedTile tile = tile(request(
                        video,
                        metadata,
                        size,
                        Objects.requireNonNull(source.keyframes().get(keyframe))));
                tiles.put(keyframe, tile.rgb());
                left = left.minus(tile.cpu());
                failures = 0;
            } catch (FrameExtractionException e) {
                LOG.log(Level.DEBUG, "A frame of the storyboard of video {0} is missing: {1}", hash, e.getMessage());
                left = left.minusNanos(System.nanoTime() - start);
                failures++;
            }
        }
        return tiles.size() < StoryboardPlan.MIN_PICTURES
                ? Optional.empty()
                : Optional.of(storyboard(plan, tiles, size, metadata.durationMillis()));
    }

    private static Source source(Path video, long durationMillis) throws IOException {
        try (FileChannel file = FileChannel.open(video, StandardOpenOption.READ)) {
            AvcTrack track = AvcTrack.find(file).orElse(null);
            if (track == null || track.timescale() == 0) {
                return new Source(StoryboardPlan.of(new long[0], durationMillis), Map.of());
            }
            List<Keyframe> keyframes = keyframes(track);
            long[] times = keyframes.stream().mapToLong(Keyframe::millis).toArray();
            StoryboardPlan plan = StoryboardPlan.of(times, durationMillis);
            Map<Integer, CodedKeyframe> needed = new HashMap<>();
            for (int keyframe : plan.decodingOrder()) {
                needed.put(keyframe, coded(track, keyframes.get(keyframe).frame()));
            }
            return new Source(plan, needed);
        }
    }

    private static List<Keyframe> keyframes(AvcTrack track) {
        SampleIndex samples = track.samples();
        long first = samples.shownStart();
        return IntStream.of(samples.shownKeyframes())
                .mapToObj(frame ->
                        new Keyframe(frame, (long) ((samples.time(frame) - first) * 1000.0 / track.timescale())))
                .sorted(Comparator.comparingLong(Keyframe::millis))
                .toList();
    }

    private static CodedKeyframe coded(AvcTrack track, int frame) {
        SampleIndex samples = track.samples();
        return new CodedKeyframe(samples.offset(frame), samples.size(frame), track.configuration(), track.colours());
    }

    private FrameRequest request(Path video, VideoMetadata metadata, ImageSize size, CodedKeyframe keyframe) {
        return new FrameRequest(
                video.toAbsolutePath(),
                size.width(),
                size.height(),
                metadata.rotation(),
                metadata.mirrored(),
                (int) Math.min(Integer.MAX_VALUE, settings.timeout().toMillis()),
                1,
                keyframe);
    }

    private DecodedTile tile(FrameRequest request) throws FrameExtractionException, FramesUnavailableException {
        try {
            DecodedTile tile = workers.tile(request);
            if (tile.rgb().length != 3 * request.width() * request.height()) {
                throw new FrameExtractionException("a tile of the wrong size");
            }
            return tile;
        } catch (FrameExtractionException.Busy | FrameExtractionException.NoWorker e) {
            throw new FramesUnavailableException(e.reason());
        }
    }

    private static Storyboard storyboard(
            StoryboardPlan plan, Map<Integer, byte[]> tiles, ImageSize size, long durationMillis) throws IOException {
        List<Long> starts = new ArrayList<>();
        List<byte[]> shown = new ArrayList<>();
        for (StoryboardPlan.Shown picture : plan.shown(tiles.keySet())) {
            starts.add(picture.startMillis());
            shown.add(Objects.requireNonNull(tiles.get(picture.keyframe())));
        }
        return new Storyboard(size.width(), size.height(), starts, durationMillis, SpriteSheet.jpeg(shown, size));
    }
}
