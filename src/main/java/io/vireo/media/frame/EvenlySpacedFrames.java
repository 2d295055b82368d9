package io.vireo.media.frame;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Extracts frames spread over a video, in presentation order, for a person to choose from: keyframes, or if there are too few of them the
 * frames after the first.
 */
final class EvenlySpacedFrames {
    /** The maximum number of frames that are decoded after a keyframe. */
    private static final int MAX_FOLLOWING_FRAMES = 120;

    private final KeyframeDecoder keyframeDecoder;
    private final FrameRequest request;
    private final FrameSink sink;
    private final long deadline;
    private int sent;
    private @Nullable RuntimeException failure;

    EvenlySpacedFrames(KeyframeDecoder keyframeDecoder, FrameRequest request, FrameSink sink) {
        this.keyframeDecoder = keyframeDecoder;
        this.request = request;
        this.sink = sink;
        this.deadline = CpuClock.nanos() + TimeUnit.MILLISECONDS.toNanos(request.budgetMillis());
    }

    /**
     * Sends the requested number of frames, or fewer if the video has fewer or the budget is used up.
     *
     * @throws FrameExtractionException if no frame can be decoded
     */
    void send() throws IOException, FrameExtractionException {
        Set<Integer> candidates = new TreeSet<>();
        for (int i = 0; i < request.count(); i++) {
            candidates.add(keyframeDecoder.at((i + 0.5) / request.count()));
        }
        if (candidates.size() == request.count()) {
            decodeEach(candidates);
        } else {
            decodeFollowing(keyframeDecoder.at(0));
        }
        if (sent == 0) {
            throw keyframeDecoder.noFrame(failure);
        }
    }

    private void decodeEach(Set<Integer> candidates) throws IOException {
        for (int keyframe : candidates) {
            try {
                add(keyframeDecoder.decode(keyframe));
            } catch (RuntimeException e) {
                failure = e; // the other keyframes may be intact
            }
        }
    }

    private void decodeFollowing(int keyframe) throws IOException {
        int frames = Math.min(MAX_FOLLOWING_FRAMES, keyframeDecoder.shownCount());
        int step = Math.max(1, frames / request.count());
        try {
            Picture picture = keyframeDecoder.decode(keyframe);
            for (int i = 0; sent < request.count() && i < frames; i++) {
                if (i % step == 0) {
                    add(picture);
                }
                picture = keyframeDecoder.next(deadline);
            }
        } catch (RuntimeException e) {
            failure = e; // frames sent before the failure are kept
        }
    }

    private void add(@Nullable Picture picture) throws IOException {
        if (picture != null && (sent == 0 || CpuClock.nanos() < deadline)) {
            sink.accept(FrameImage.jpeg(keyframeDecoder.image(picture), request));
            sent++;
        }
    }
}
