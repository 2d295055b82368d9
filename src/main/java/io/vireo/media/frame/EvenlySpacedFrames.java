package io.vireo.media.frame;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Frames spread over a video for a person to choose from, in the order of the video: keyframes, and where there are too few of them
 * the frames after the first.
 */
final class EvenlySpacedFrames {
    /** How many frames after a keyframe are decoded at most. */
    private static final int FOLLOWED = 120;

    private final KeyframeDecoder keyframeDecoder;
    private final FrameRequest request;
    private final FrameSink sink;
    private final long end;
    private int sent;
    private @Nullable RuntimeException failure;

    EvenlySpacedFrames(KeyframeDecoder keyframeDecoder, FrameRequest request, FrameSink sink) {
        this.keyframeDecoder = keyframeDecoder;
        this.request = request;
        this.sink = sink;
        this.end = CpuClock.nanos() + TimeUnit.MILLISECONDS.toNanos(request.budgetMillis());
    }

    /** Sends as many as were asked for, unless the video has fewer, or the time is up. */
    void send() throws IOException, FrameExtractionException {
        Set<Integer> candidates = new TreeSet<>();
        for (int i = 0; i < request.count(); i++) {
            candidates.add(keyframeDecoder.at((i + 0.5) / request.count()));
        }
        if (candidates.size() == request.count()) {
            each(candidates);
        } else {
            follow(keyframeDecoder.at(0));
        }
        if (sent == 0) {
            throw keyframeDecoder.noFrame(failure);
        }
    }

    private void each(Set<Integer> candidates) throws IOException {
        for (int keyframe : candidates) {
            try {
                add(keyframeDecoder.decode(keyframe));
            } catch (RuntimeException e) {
                failure = e; // the others may be whole
            }
        }
    }

    private void follow(int keyframe) throws IOException {
        int frames = Math.min(FOLLOWED, keyframeDecoder.shownCount());
        int step = Math.max(1, frames / request.count());
        try {
            Picture picture = keyframeDecoder.decode(keyframe);
            for (int i = 0; sent < request.count() && i < frames; i++) {
                if (i % step == 0) {
                    add(picture);
                }
                picture = keyframeDecoder.next(end);
            }
        } catch (RuntimeException e) {
            failure = e; // there may be some already
        }
    }

    private void add(@Nullable Picture picture) throws IOException {
        if (picture != null && (sent == 0 || CpuClock.nanos() < end)) {
            sink.accept(FrameImage.jpeg(keyframeDecoder.image(picture), request));
            sent++;
        }
    }
}
