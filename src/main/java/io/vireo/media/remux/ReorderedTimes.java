package io.vireo.media.remux;

import java.util.Arrays;

/**
 * The presentation times of a track in ascending order. A container without decode times has samples in decoding order; a decoder can
 * output one picture for each sample, so the ascending times are its decode times, apart from a delay.
 */
final class ReorderedTimes {
    /** More than a decoder reorders: 16 pictures in H.264 and HEVC. */
    private static final int DEPTH = 32;

    private final Spool.Cursor samples;
    private final long[] window = new long[DEPTH + 1];
    private int filled;
    private long last = Long.MIN_VALUE;

    ReorderedTimes(Spool.Cursor samples) {
        this.samples = samples;
    }

    /** Returns the next time; may be called once for each sample. */
    long next() {
        while (filled <= DEPTH && samples.next()) {
            insert(samples.get(SampleSpool.TIME));
        }
        last = Math.max(last, window[0]);
        System.arraycopy(window, 1, window, 0, DEPTH);
        filled--;
        return last;
    }

    private void insert(long time) {
        int found = Arrays.binarySearch(window, 0, filled, time);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(window, at, window, at + 1, filled - at);
        window[at] = time;
        filled++;
    }
}
