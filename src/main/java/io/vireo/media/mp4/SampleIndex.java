package io.vireo.media.mp4;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Index of the samples of a track in decoding order: file position, keyframe flag, and whether the sample is displayed. Samples
 * removed by an edit list are used only as references for decoding.
 */
public final class SampleIndex {
    /** The maximum number of samples, nine hours at 30 frames per second; further samples are ignored. */
    private static final int MAX_SAMPLES = 1_000_000;

    private final EditList edits;
    private final BitSet keyframes = new BitSet();
    private final BitSet displayed = new BitSet();
    private final BitSet touched = new BitSet();
    private long[] offsets = new long[1024];
    private long[] times = new long[1024];
    private int[] sizes = new int[1024];
    private int count;

    SampleIndex(EditList edits) {
        this.edits = edits;
    }

    /** Returns whether no further samples are added. */
    boolean isFull() {
        return count == MAX_SAMPLES;
    }

    /**
     * Adds the next sample, unless the index is full or the sample is larger than any array.
     *
     * @param offset its file position
     * @param size in bytes
     * @param keyframe whether it can be decoded without others
     * @param time its presentation time, in units of the track's timescale
     * @param duration in the same units
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
        displayed.set(count, size > 0 && edits.shows(time, duration));
        touched.set(count, size > 0 && edits.touches(time, duration));
        count++;
    }

    /** Returns the number of samples. */
    public int count() {
        return count;
    }

    /** Returns the file position of a sample as declared by the file, which may be invalid. Samples are counted from 0. */
    public long offset(int sample) {
        return offsets[sample];
    }

    /** Returns the size of a sample in bytes. */
    public int size(int sample) {
        return sizes[sample];
    }

    /** Returns whether a sample is displayed. Samples that begin before the cut count as displayed only if no others are. */
    public boolean isShown(int sample) {
        return shown().get(sample);
    }

    /** Returns the number of displayed samples. */
    public int shownCount() {
        return shown().cardinality();
    }

    private BitSet shown() {
        return displayed.isEmpty() ? touched : displayed;
    }

    /** Returns the displayed keyframes, in decoding order. */
    public int[] shownKeyframes() {
        BitSet found = (BitSet) shown().clone();
        found.and(keyframes);
        return found.stream().toArray();
    }

    /** Returns the presentation time of a sample, in units of the track's timescale. */
    public long time(int sample) {
        return times[sample];
    }

    /** Returns the presentation time of the first displayed sample, in the same units; 0 if none is displayed. */
    public long shownStart() {
        return shown().stream().mapToLong(sample -> times[sample]).min().orElse(0);
    }

    /** Returns whether a sample has an earlier presentation time than another. */
    public boolean isBefore(int sample, int other) {
        return times[sample] < times[other];
    }

    /**
     * Returns the displayed sample at a relative position among the displayed samples, or an earlier one that requires less decoding: a
     * displayed keyframe, otherwise the first displayed sample after the keyframe.
     *
     * @param part the relative position, from 0 (inclusive) to 1 (exclusive)
     * @return negative if no displayed sample can be decoded
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
     * Returns the keyframe from which decoding must start to decode a sample correctly: the last one before it, or the one before that if
     * the sample is displayed before it and may refer to earlier pictures. Returns the first keyframe if none precedes the sample, and 0 if
     * there are no keyframes.
     */
    public int keyframeFor(int sample) {
        int keyframe = keyframes.previousSetBit(sample);
        while (keyframe > 0 && isBefore(sample, keyframe)) {
            keyframe = keyframes.previousSetBit(keyframe - 1);
        }
        return keyframe >= 0 ? keyframe : Math.max(0, keyframes.nextSetBit(0));
    }
}
