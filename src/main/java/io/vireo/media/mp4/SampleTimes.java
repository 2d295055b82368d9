package io.vireo.media.mp4;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Iterates over the presentation times of the samples of a track in decoding order ({@code stts} and {@code ctts}). */
final class SampleTimes {
    private final Runs durations;
    private final @Nullable Runs offsets;
    private long decodeTime;
    private long time;
    private long duration;

    /** A table of runs: the number of samples and the value that they share. */
    private static final class Runs {
        private final BoxReader reader;
        private final Box box;
        private final long count;
        private long entry;
        private long left;
        private int value;

        Runs(BoxReader reader, Box box) throws IOException {
            this.reader = reader;
            this.box = box;
            this.count = Math.min(reader.u32(box, 4), (box.size() - 8) / 8);
        }

        /** Returns the value of the next sample; after the end of the table, the last value. */
        int next() throws IOException {
            while (left == 0 && entry < count) {
                left = reader.u32(box, 8 + 8 * entry);
                value = reader.i32(box, 12 + 8 * entry);
                entry++;
            }
            left = Math.max(0, left - 1);
            return value;
        }
    }

    private SampleTimes(Runs durations, @Nullable Runs offsets) {
        this.durations = durations;
        this.offsets = offsets;
    }

    static SampleTimes of(BoxReader reader, Box stbl) throws IOException {
        Box ctts = reader.find(stbl, "ctts").orElse(null);
        return new SampleTimes(
                new Runs(reader.duplicate(), reader.get(stbl, "stts")),
                ctts == null || ctts.size() < 8 ? null : new Runs(reader.duplicate(), ctts));
    }

    /** Advances to the next sample. Offsets are signed in both versions, because writers use version 0 for negative offsets as well. */
    void next() throws IOException {
        duration = Integer.toUnsignedLong(durations.next());
        time = decodeTime + (offsets == null ? 0 : offsets.next());
        decodeTime += duration;
    }

    /** Returns the presentation time of the sample, in units of the track's timescale. */
    long time() {
        return time;
    }

    /** Returns the duration of the sample, in units of the track's timescale. */
    long duration() {
        return duration;
    }

    /** Returns the decode time of the next sample, in units of the track's timescale. */
    long decodeTime() {
        return decodeTime;
    }
}
