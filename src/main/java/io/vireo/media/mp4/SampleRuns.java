package io.vireo.media.mp4;

import java.io.IOException;

/** How many samples each chunk holds ({@code stsc}: runs of chunks that hold equally many). */
final class SampleRuns {
    private final BoxReader reader;
    private final Box stsc;
    private final long count;
    private long run = -1;
    private long firstOfNext = 1;
    private long samples;

    private SampleRuns(BoxReader reader, Box stsc) throws IOException {
        this.reader = reader;
        this.stsc = stsc;
        this.count = reader.u32(stsc, 4);
    }

    static SampleRuns of(BoxReader reader, Box stbl) throws IOException {
        return new SampleRuns(reader, reader.get(stbl, "stsc"));
    }

    /** To be asked for the chunks 1, 2, 3 … in this order; the answer is at least 1. */
    long samplesOf(long chunk) throws IOException {
        if (chunk == firstOfNext) {
            run++;
            samples = reader.u32(stsc, 12 + 12 * run);
            firstOfNext = run + 1 < count ? reader.u32(stsc, 8 + 12 * (run + 1)) : 0;
            boolean wrongStart = run == 0 && (count == 0 || reader.u32(stsc, 8) != 1);
            if (wrongStart || samples == 0 || (firstOfNext != 0 && firstOfNext <= chunk)) {
                throw new InvalidMp4Exception("the runs of chunks are out of order");
            }
        }
        return samples;
    }
}
