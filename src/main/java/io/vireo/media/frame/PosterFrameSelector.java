package io.vireo.media.frame;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/** Takes the most telling of a few keyframes spread over a video, or the first that tells plenty. */
final class PosterFrameSelector {
    /** The middle first, should the time end after one. */
    private static final double[] PARTS = {0.4, 0.6, 0.25, 0.8, 0.1};
    /** How many frames after a keyframe are looked at when all keyframes are blank: short clips have but one. */
    private static final int FOLLOWED = 60;

    private final KeyframeDecoder keyframeDecoder;
    private final FrameRequest request;
    private final long end;
    private @Nullable BufferedImage best;
    private double bestScore = -1;
    private @Nullable RuntimeException failure;

    PosterFrameSelector(KeyframeDecoder keyframeDecoder, FrameRequest request) {
        this.keyframeDecoder = keyframeDecoder;
        this.request = request;
        this.end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(request.budgetMillis());
    }

    /** The chosen frame, turned and scaled for showing. */
    byte[] jpeg() throws IOException, FrameExtractionException {
        List<Integer> candidates = DoubleStream.of(PARTS)
                .mapToObj(keyframeDecoder::at)
                .distinct()
                .sorted(Comparator.comparing(keyframeDecoder::isKeyframe).reversed()) // others take longer
                .toList();
        for (int keyframe : candidates) {
            if (best == null || (bestScore < FrameScore.PLENTY && System.nanoTime() < end)) {
                look(keyframe);
            }
        }
        if (best != null && bestScore < FrameScore.ENOUGH) {
            follow(candidates.get(0));
        }
        if (best == null) {
            throw keyframeDecoder.noFrame(failure);
        }
        return FrameImage.jpeg(best, request);
    }

    private void look(int keyframe) throws IOException {
        try {
            consider(keyframeDecoder.decode(keyframe));
        } catch (RuntimeException e) {
            failure = e; // the others may be whole
        }
    }

    private void follow(int keyframe) throws IOException {
        try {
            Picture picture = keyframeDecoder.decode(keyframe);
            for (int i = 0; i < FOLLOWED && picture != null && System.nanoTime() < end; i++) {
                consider(picture);
                if (bestScore >= FrameScore.ENOUGH) {
                    return;
                }
                picture = keyframeDecoder.next(end);
            }
        } catch (RuntimeException e) {
            failure = e; // there is a frame, if only a blank one
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
