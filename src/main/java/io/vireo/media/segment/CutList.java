package io.vireo.media.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides where the segments of a video begin. A segment consists of whole groups of pictures: as many as fit into the target duration, at
 * least one. Takes the keyframes in order and keeps only the cuts.
 */
final class CutList {
    /** The target duration of a segment in seconds. */
    static final int TARGET_SECONDS = 6;
    /** The maximum duration of a segment in seconds. */
    static final int MAX_SECONDS = 30;

    static final int MAX_SEGMENTS = 20_000;

    private final long timescale;
    private final List<Long> starts = new ArrayList<>();
    private long startTime;
    private long candidate = -1;
    private long candidateTime;

    /** @param timescale the number of time units per second */
    CutList(long timescale) {
        this.timescale = timescale;
    }

    /** Begins the first segment with a keyframe; discards what was added before. */
    void begin(long sample, long time) {
        starts.clear();
        candidate = -1;
        start(sample, time);
    }

    /** Adds the next keyframe. */
    void add(long sample, long time) {
        limit(time);
        if (time <= startTime) {
            return; // no segment has the duration 0
        }
        if (isTooFar(time) && candidate >= 0) {
            start(candidate, candidateTime);
            candidate = -1;
        }
        if (isTooFar(time)) {
            start(sample, time);
            candidate = -1;
        } else if (time > startTime) {
            candidate = sample;
            candidateTime = time;
        }
    }

    /**
     * Ends the last segment.
     *
     * @return the numbers of the samples with which the segments begin
     */
    List<Long> end(long time) {
        limit(time);
        if (isTooFar(time) && candidate >= 0 && candidateTime < time) {
            start(candidate, candidateTime);
        }
        limit(time);
        if (starts.isEmpty() || time <= startTime) {
            throw new UnsegmentableException("the video has no duration");
        }
        return List.copyOf(starts);
    }

    private void start(long sample, long time) {
        if (starts.size() == MAX_SEGMENTS) {
            throw new UnsegmentableException("too many segments");
        }
        starts.add(sample);
        startTime = time;
    }

    private boolean isTooFar(long time) {
        return time - startTime > TARGET_SECONDS * timescale;
    }

    /** Checks that the group of pictures before a keyframe is not too long. */
    private void limit(long time) {
        long last = candidate >= 0 ? candidateTime : startTime;
        if (time - last > MAX_SECONDS * timescale) {
            throw new UnsegmentableException("a group of pictures is too long");
        }
    }
}
