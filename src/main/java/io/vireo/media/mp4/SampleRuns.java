package io.vireo.media.mp4;

import java.io.IOException;

/** Iterates over the number of samples of each chunk ({@code stsc}: runs of chunks with the same number of samples). */
final class SampleRuns {
    private final BoxReader reader;
    private final Box stsc;
    private final long count;
    private long run = -1;
    private long firstOfNext = 1;
    private long samples;
    private long description;

    private SampleRuns(BoxReader reader, Box stsc) throws IOException {
        this.reader = reader;
        this.stsc = stsc;
        this.count = reader.u32(stsc, 4);
    }

    static SampleRuns of(BoxReader reader, Box stbl) throws IOException {
        return new SampleRuns(reader, reader.get(stbl, "stsc"));
    }

    /**
     * Returns the number of samples of a chunk, at least 1. Must be called for the chunks 1, 2, 3 … in this order.
     *
     * @throws InvalidMp4Exception if the table is inconsistent
     */
    long samplesOf(long chunk) throws IOException {
        if (chunk == firstOfNext) {
            run++;
            samples = reader.u32(stsc, 12 + 12 * run);
            description = reader.u32(stsc, 16 + 12 * run);
            firstOfNext = run + 1 < count ? reader.u32(stsc, 8 + 12 * (run + 1)) : 0;
            boolean wrongStart = run == 0 && (count == 0 || reader.u32(stsc, 8) != 1);
            if (wrongStart || samples == 0 || (firstOfNext != 0 && firstOfNext <= chunk)) {
                throw new InvalidMp4Exception("the runs of chunks are out of order");
            }
        }
        return samples;
    }

    /** Returns the number of the sample entry of those samples, counted from 1. */
    long description() {
        return description;
    }
}
