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

    /** A table of runs: how many samples, and a number that they share. */
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

        /** The number of the next sample; behind the end of the table, that of its last. */
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
                new Runs(reader.beside(), reader.get(stbl, "stts")),
                ctts == null || ctts.size() < 8 ? null : new Runs(reader.beside(), ctts));
    }

    /** Goes on to the next sample. Offsets are signed in both versions: writers use version 0 for negative ones, too. */
    void next() throws IOException {
        duration = Integer.toUnsignedLong(durations.next());
        time = decodeTime + (offsets == null ? 0 : offsets.next());
        decodeTime += duration;
    }

    /** When the sample is shown, in units of the track's timescale. */
    long time() {
        return time;
    }

    /** For how long it is. */
    long duration() {
        return duration;
    }

    /** When the sample behind it is decoded. */
    long decodeTime() {
        return decodeTime;
    }
}
