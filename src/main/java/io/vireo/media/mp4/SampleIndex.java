package io.vireo.media.mp4;

import java.util.Arrays;

/** Where the samples of a track are in the file, in the order of decoding, and which of them can be decoded without the others. */
public final class SampleIndex {
    /** Nine hours at 30 frames a second; what comes behind is not looked at. */
    private static final int MOST = 1_000_000;

    private long[] offsets = new long[1024];
    private int[] sizes = new int[1024];
    private int[] keyframes = new int[64];
    private int count;
    private int keyframeCount;

    /** Whether no more are taken in. */
    boolean isFull() {
        return count == MOST;
    }

    /** Takes the next sample in, unless it is full or the sample larger than any array. */
    void add(long offset, long size, boolean keyframe) {
        if (isFull() || size > Integer.MAX_VALUE) {
            return;
        }
        if (count == sizes.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        offsets[count] = offset;
        sizes[count] = (int) size;
        if (keyframe) {
            if (keyframeCount == keyframes.length) {
                keyframes = Arrays.copyOf(keyframes, 2 * keyframeCount);
            }
            keyframes[keyframeCount++] = count;
        }
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

    /** The number of the keyframe at, or before, a part of the video from 0 to 1; the first sample if no keyframe is before it. */
    public int keyframeAt(double part) {
        int found = Arrays.binarySearch(keyframes, 0, keyframeCount, (int) (count * part));
        int place = found >= 0 ? found : -found - 2;
        return place < 0 ? (keyframeCount > 0 ? keyframes[0] : 0) : keyframes[place];
    }
}
