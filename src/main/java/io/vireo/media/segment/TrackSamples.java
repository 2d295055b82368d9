package io.vireo.media.segment;

import io.vireo.media.mp4.SampleReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of one track in one segment. Reused for the next segment. */
final class TrackSamples {
    static final int VIDEO = 1;
    static final int AUDIO = 2;

    static final int MAX_SAMPLES = 65_536;

    private static final int MAX_OFFSET_SECONDS = 30;

    /** A run of samples that are adjacent in the file; only the first one may be a keyframe of a video. Samples are counted from 0. */
    record AdjacentSamples(TrackSamples track, int from, int to, long offset, long length) {
        int count() {
            return to - from;
        }
    }

    private final int id;
    private final long maxOffset;
    private long[] offsets = new long[1024];
    private int[] sizes = new int[1024];
    private int[] durations = new int[1024];
    private int[] compositionOffsets = new int[1024];
    private boolean[] keyframes = new boolean[1024];
    private int count;
    private long decodeTime;
    private long bytes;

    /** @param id {@link #VIDEO} or {@link #AUDIO} */
    TrackSamples(int id, long timescale) {
        this.id = id;
        this.maxOffset = Math.min(Integer.MAX_VALUE, MAX_OFFSET_SECONDS * timescale);
    }

    /** Begins the next segment. */
    void clear() {
        count = 0;
        bytes = 0;
    }

    /**
     * Adds the current sample of a reader.
     *
     * @param time its decode time in the stream
     * @param firstOffset is subtracted from its composition offset
     */
    void add(SampleReader sample, long time, long firstOffset) {
        long composition = sample.compositionOffset() - firstOffset;
        if (count == MAX_SAMPLES || Math.abs(composition) > maxOffset) {
            throw new UnsegmentableException(
                    count == MAX_SAMPLES ? "too many samples" : "a composition offset is too large");
        }
        if (count == sizes.length) {
            grow(2 * count);
        }
        decodeTime = count == 0 ? time : decodeTime;
        offsets[count] = sample.offset();
        sizes[count] = sample.size();
        durations[count] = (int) sample.duration();
        compositionOffsets[count] = (int) composition;
        keyframes[count] = sample.isKeyframe();
        bytes += sample.size();
        count++;
    }

    private void grow(int size) {
        offsets = Arrays.copyOf(offsets, size);
        sizes = Arrays.copyOf(sizes, size);
        durations = Arrays.copyOf(durations, size);
        compositionOffsets = Arrays.copyOf(compositionOffsets, size);
        keyframes = Arrays.copyOf(keyframes, size);
    }

    int id() {
        return id;
    }

    boolean isVideo() {
        return id == VIDEO;
    }

    int count() {
        return count;
    }

    /** Returns the total size of the samples in bytes. */
    long bytes() {
        return bytes;
    }

    /** Returns the decode time of the first sample. */
    long decodeTime() {
        return decodeTime;
    }

    int size(int sample) {
        return sizes[sample];
    }

    /** Returns the duration of a sample, an unsigned number. */
    int duration(int sample) {
        return durations[sample];
    }

    int compositionOffset(int sample) {
        return compositionOffsets[sample];
    }

    boolean isKeyframe(int sample) {
        return keyframes[sample];
    }

    boolean hasConstantDuration() {
        for (int sample = 1; sample < count; sample++) {
            if (durations[sample] != durations[0]) {
                return false;
            }
        }
        return true;
    }

    boolean hasCompositionOffsets() {
        for (int sample = 0; sample < count; sample++) {
            if (compositionOffsets[sample] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the runs in decoding order. */
    List<AdjacentSamples> runs() {
        List<AdjacentSamples> runs = new ArrayList<>();
        int from = 0;
        for (int sample = 1; sample <= count; sample++) {
            boolean ends = sample == count
                    || offsets[sample] != offsets[sample - 1] + sizes[sample - 1]
                    || isVideo() && keyframes[sample];
            if (ends) {
                long end = offsets[sample - 1] + sizes[sample - 1];
                runs.add(new AdjacentSamples(this, from, sample, offsets[from], end - offsets[from]));
                from = sample;
            }
        }
        return runs;
    }
}
