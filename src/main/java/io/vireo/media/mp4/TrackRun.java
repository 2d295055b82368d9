package io.vireo.media.mp4;

import java.io.IOException;

/**
 * The totals of a {@code trun} box.
 *
 * @param samples the number of samples
 * @param duration the total duration, in units of the track's timescale
 * @param bytes the total size
 * @param hasOffset whether the box specifies the position of the samples
 * @param offset the position of the samples, relative to the base of the fragment
 */
record TrackRun(long samples, long duration, long bytes, boolean hasOffset, int offset) {

    static TrackRun read(BoxReader reader, Box trun, long defaultDuration, long defaultSize) throws IOException {
        int flags = reader.i32(trun, 0);
        long samples = reader.u32(trun, 4);
        if (samples > SampleTable.MAX_SAMPLES) {
            throw new InvalidMp4Exception("too many samples");
        }
        boolean hasOffset = (flags & 0x1) != 0;
        boolean ownDuration = (flags & 0x100) != 0;
        boolean ownSize = (flags & 0x200) != 0;
        long row = 4L * Integer.bitCount(flags & 0xF00);
        long field = 8L + (hasOffset ? 4 : 0) + ((flags & 0x4) != 0 ? 4 : 0);
        long duration = ownDuration ? 0 : samples * defaultDuration;
        long bytes = ownSize ? 0 : samples * defaultSize;
        for (long i = 0; i < samples && row > 0; i++, field += row) {
            duration += ownDuration ? reader.u32(trun, field) : 0;
            bytes += ownSize ? reader.u32(trun, field + (ownDuration ? 4 : 0)) : 0;
        }
        return new TrackRun(samples, duration, bytes, hasOffset, hasOffset ? reader.i32(trun, 8) : 0);
    }
}
