package io.vireo.media.frame;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/** Selects the most expressive of a few keyframes spread over a video, or the first with an excellent score. */
final class PosterFrameSelector {
    /** Relative positions in the video, the most promising first, because the budget may be used up after one. */
    private static final double[] PARTS = {0.4, 0.6, 0.25, 0.8, 0.1};
    /** The maximum number of frames rated after a keyframe if all keyframes are blank: short clips have a single keyframe. */
    private static final int MAX_FOLLOWING_FRAMES = 60;

    private final KeyframeDecoder keyframeDecoder;
    private final FrameRequest request;
    private final FrameSink sink;
    private final long deadline;
    private @Nullable BufferedImage sent;
    private @Nullable BufferedImage best;
    private double bestScore = -1;
    private @Nullable RuntimeException failure;

    PosterFrameSelector(KeyframeDecoder keyframeDecoder, FrameRequest request, FrameSink sink) {
        this.keyframeDecoder = keyframeDecoder;
        this.request = request;
        this.sink = sink;
        this.deadline = CpuClock.nanos() + TimeUnit.MILLISECONDS.toNanos(request.budgetMillis());
    }

    /**
     * Sends the selected frame, rotated and scaled for display, and before it a provisional frame if the selection takes longer.
     *
     * @throws FrameExtractionException if no frame can be decoded
     */
    void send() throws IOException, FrameExtractionException {
        List<Integer> candidates = DoubleStream.of(PARTS)
                .mapToObj(keyframeDecoder::at)
                .distinct()
                .sorted(Comparator.comparing(keyframeDecoder::isKeyframe).reversed()) // others take longer
                .toList();
        for (int keyframe : candidates) {
            if (best == null || (bestScore < FrameScore.EXCELLENT && CpuClock.nanos() < deadline)) {
                decode(keyframe);
                sendProvisional();
            }
        }
        if (best != null && bestScore < FrameScore.GOOD) {
            decodeFollowing(candidates.get(0));
        }
        if (best == null) {
            throw keyframeDecoder.noFrame(failure);
        }
        if (best != sent) {
            sink.accept(FrameImage.jpeg(best, request));
        }
    }

    /** Sends the first decoded frame unless its score is excellent, because the worker may be ended before the selection is complete. */
    private void sendProvisional() throws IOException {
        if (best != null && sent == null && bestScore < FrameScore.EXCELLENT) {
            sent = best;
            sink.accept(FrameImage.jpeg(best, request));
        }
    }

    private void decode(int keyframe) throws IOException {
        try {
            consider(keyframeDecoder.decode(keyframe));
        } catch (RuntimeException e) {
            failure = e; // the other keyframes may be intact
        }
    }

    private void decodeFollowing(int keyframe) throws IOException {
        try {
            Picture picture = keyframeDecoder.decode(keyframe);
            for (int i = 0; i < MAX_FOLLOWING_FRAMES && picture != null && CpuClock.nanos() < deadline; i++) {
                consider(picture);
                if (bestScore >= FrameScore.GOOD) {
                    return;
                }
                picture = keyframeDecoder.next(deadline);
            }
        } catch (RuntimeException e) {
            failure = e; // a blank frame was found before
        }
    }

    private void consider(@Nullable Picture picture) {
        if (picture != null) {
            double score = FrameScore.score(picture);
            if (score > bestScore) {
                bestScore = score;
                best = keyframeDecoder.image(picture);
            }
        }
    }
}
