package io.vireo.media.mp4;

import java.io.IOException;

/** The sample table of a track (an {@code stbl} box), read entry by entry. */
final class SampleTable {
    /** The maximum number of samples, ninety hours at 60 frames per second; limits the time for a malicious file. */
    static final long MAX_SAMPLES = 20_000_000;

    private final BoxReader reader;
    private final Box stbl;

    SampleTable(BoxReader reader, Box stbl) {
        this.reader = reader;
        this.stbl = stbl;
    }

    /** Returns the declared number of samples, which is 0 in most fragmented files. */
    long count() throws IOException {
        return SampleSizes.of(reader, stbl).count();
    }

    /**
     * Checks that every sample ends before the file position {@code limit} and that the samples have data.
     *
     * @throws InvalidMp4Exception if that is not the case
     */
    void check(long limit) throws IOException {
        SampleSizes sizes = SampleSizes.of(reader.duplicate(), stbl);
        if (sizes.count() > MAX_SAMPLES) {
            throw new InvalidMp4Exception("too many samples");
        }
        ChunkOffsets offsets = ChunkOffsets.of(reader.duplicate(), stbl);
        SampleRuns runs = SampleRuns.of(reader.duplicate(), stbl);
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

    /** Returns the total duration of the samples ({@code stts}), in units of the track's timescale. */
    long duration() throws IOException {
        Box stts = reader.get(stbl, "stts");
        long entries = reader.u32(stts, 4);
        long duration = 0;
        for (long entry = 0; entry < Math.min(entries, MAX_SAMPLES); entry++) {
            duration += reader.u32(stts, 8 + 8 * entry) * reader.u32(stts, 12 + 8 * entry);
            if (duration < 0) {
                throw new InvalidMp4Exception("the duration of the samples overflows");
            }
        }
        return duration;
    }
}
