package io.vireo.media.mp4;

import java.io.IOException;

/** The sample table of a track (an {@code stbl} box), read entry by entry. */
final class SampleTable {
    /** Ninety hours at 60 frames a second; bounds the time that a hostile file takes. */
    static final long MOST_SAMPLES = 20_000_000;

    private final BoxReader reader;
    private final Box stbl;

    SampleTable(BoxReader reader, Box stbl) {
        this.reader = reader;
        this.stbl = stbl;
    }

    /** How many samples it says there are, 0 in most fragmented files. */
    long count() throws IOException {
        return SampleSizes.of(reader, stbl).count();
    }

    /** Checks that every sample ends before {@code limit} of the file and that there are bytes at all; otherwise {@link InvalidMp4Exception}. */
    void check(long limit) throws IOException {
        SampleSizes sizes = SampleSizes.of(reader.beside(), stbl);
        if (sizes.count() > MOST_SAMPLES) {
            throw new InvalidMp4Exception("too many samples");
        }
        ChunkOffsets offsets = ChunkOffsets.of(reader.beside(), stbl);
        SampleRuns runs = SampleRuns.of(reader.beside(), stbl);
        long left = sizes.count();
        long total = 0;
        for (long chunk = 1; left > 0; chunk++) {
            long samples = Math.min(left, runs.samplesOf(chunk));
            long offset = offsets.next();
            long bytes = sizes.sum(samples);
            if (offset < 0 || offset > limit || bytes > limit - offset) {
                throw new InvalidMp4Exception("a sample lies outside of the boxes");
            }
            left -= samples;
            total += bytes;
        }
        if (total == 0) {
            throw new InvalidMp4Exception("the samples are empty");
        }
    }

    /** How long the samples play in units of the track's timescale ({@code stts}). */
    long duration() throws IOException {
        Box stts = reader.get(stbl, "stts");
        long entries = reader.u32(stts, 4);
        long duration = 0;
        for (long entry = 0; entry < Math.min(entries, MOST_SAMPLES); entry++) {
            duration += reader.u32(stts, 8 + 8 * entry) * reader.u32(stts, 12 + 8 * entry);
            if (duration < 0) {
                throw new InvalidMp4Exception("the samples last for ever");
            }
        }
        return duration;
    }
}
