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
    private final FrameSink sink;
    private final long end;
    private @Nullable BufferedImage sent;
    private @Nullable BufferedImage best;
    private double bestScore = -1;
    private @Nullable RuntimeException failure;

    PosterFrameSelector(KeyframeDecoder keyframeDecoder, FrameRequest request, FrameSink sink) {
        this.keyframeDecoder = keyframeDecoder;
        this.request = request;
        this.sink = sink;
        this.end = CpuClock.nanos() + TimeUnit.MILLISECONDS.toNanos(request.budgetMillis());
    }

    /** Sends the chosen frame, turned and scaled for showing; before it another one, if it takes longer to choose. */
    void send() throws IOException, FrameExtractionException {
        List<Integer> candidates = DoubleStream.of(PARTS)
                .mapToObj(keyframeDecoder::at)
                .distinct()
                .sorted(Comparator.comparing(keyframeDecoder::isKeyframe).reversed()) // others take longer
                .toList();
        for (int keyframe : candidates) {
            if (best == null || (bestScore < FrameScore.PLENTY && CpuClock.nanos() < end)) {
                look(keyframe);
                sendProvisional();
            }
        }
        if (best != null && bestScore < FrameScore.ENOUGH) {
            follow(candidates.get(0));
        }
        if (best == null) {
            throw keyframeDecoder.noFrame(failure);
        }
        if (best != sent) {
            sink.accept(FrameImage.jpeg(best, request));
        }
    }

    /** The first that there is, unless it is good enough: the decoder may not come to the end of the others. */
    private void sendProvisional() throws IOException {
        if (best != null && sent == null && bestScore < FrameScore.PLENTY) {
            sent = best;
            sink.accept(FrameImage.jpeg(best, request));
        }
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
            for (int i = 0; i < FOLLOWED && picture != null && CpuClock.nanos() < end; i++) {
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
