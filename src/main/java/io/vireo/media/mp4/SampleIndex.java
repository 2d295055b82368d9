package io.vireo.media.mp4;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Index of the samples of a track in decoding order: file position, keyframe flag, and whether the sample is displayed. Samples
 * removed by an edit list are used only as references for decoding.
 */
public final class SampleIndex {
    /** The maximum number of samples, nine hours at 30 frames per second; further samples are ignored. */
    private static final int MOST = 1_000_000;

    private final EditList edits;
    private final BitSet keyframes = new BitSet();
    private final BitSet clear = new BitSet();
    private final BitSet touched = new BitSet();
    private long[] offsets = new long[1024];
    private long[] times = new long[1024];
    private int[] sizes = new int[1024];
    private int count;

    SampleIndex(EditList edits) {
        this.edits = edits;
    }

    /** Whether no more are taken in. */
    boolean isFull() {
        return count == MOST;
    }

    /**
     * Takes the next sample in, unless it is full or the sample larger than any array.
     *
     * @param time when it is shown, in units of the track's timescale
     * @param duration for how long
     */
    void add(long offset, long size, boolean keyframe, long time, long duration) {
        if (isFull() || size > Integer.MAX_VALUE) {
            return;
        }
        if (count == sizes.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        offsets[count] = offset;
        times[count] = time;
        sizes[count] = (int) size;
        keyframes.set(count, keyframe);
        clear.set(count, size > 0 && edits.shows(time, duration));
        touched.set(count, size > 0 && edits.touches(time, duration));
        count++;
    }

    /** How many samples there are. */
    public int count() {
        return count;
    }

    /** Where in the file a sample begins, by its number from 0 on; as the file says it, which may be nonsense. */
    public long offset(int sample) {
        return offsets[sample];
    }

    /** How many bytes it has. */
    public int size(int sample) {
        return sizes[sample];
    }

    /** Whether it is shown. A sample that began before the cut is if no other is. */
    public boolean isShown(int sample) {
        return shown().get(sample);
    }

    /** How many samples are shown. */
    public int shownCount() {
        return shown().cardinality();
    }

    private BitSet shown() {
        return clear.isEmpty() ? touched : clear;
    }

    /** Whether a sample is shown before another. */
    public boolean isBefore(int sample, int other) {
        return times[sample] < times[other];
    }

    /**
     * The shown sample at a part of what is shown, from 0 on and below 1, or one before it that takes less decoding: a shown keyframe, or else
     * the first shown sample behind the keyframe. Negative if none is shown that can be decoded.
     */
    public int shownAt(double part) {
        BitSet shown = shown();
        int target = shown.nextSetBit(0);
        for (int left = (int) (shown.cardinality() * part); left > 0; left--) {
            target = shown.nextSetBit(target + 1);
        }
        if (target < 0) {
            return -1;
        }
        int keyframe = keyframeFor(target);
        int sample = shown.nextSetBit(keyframe);
        while (sample >= 0 && sample != target && isBefore(sample, keyframe)) {
            sample = shown.nextSetBit(sample + 1);
        }
        return sample;
    }

    /**
     * The keyframe to decode from so that a sample comes out right: the last one before it, or the one before that if the sample is
     * shown before it and may be made from older pictures. The first keyframe if none is before it, 0 if there is none at all.
     */
    public int keyframeFor(int sample) {
        int keyframe = keyframes.previousSetBit(sample);
        while (keyframe > 0 && isBefore(sample, keyframe)) {
            keyframe = keyframes.previousSetBit(keyframe - 1);
        }
        return keyframe >= 0 ? keyframe : Math.max(0, keyframes.nextSetBit(0));
    }
}
