package io.vireo.media.mp4;

import java.io.IOException;

/**
 * Iterates over the samples of a track in decoding order, entry by entry, so that memory use is constant. Times are in units of the track's
 * timescale. The number of samples is limited, and every sample lies within the file.
 */
public final class SampleReader {
    private final SampleSizes sizes;
    private final ChunkOffsets offsets;
    private final SampleRuns runs;
    private final SyncSamples sync;
    private final SampleTimes times;
    private final long limit;
    private long left;
    private long chunk;
    private long leftInChunk;
    private long nextOffset;
    private long offset;
    private long size;
    private boolean keyframe;

    private SampleReader(BoxReader reader, Box stbl) throws IOException {
        sizes = SampleSizes.of(reader.duplicate(), stbl);
        offsets = ChunkOffsets.of(reader.duplicate(), stbl);
        runs = SampleRuns.of(reader.duplicate(), stbl);
        sync = SyncSamples.of(reader.duplicate(), stbl);
        times = SampleTimes.of(reader.duplicate(), stbl);
        limit = reader.length();
        left = sizes.count();
        if (left > SampleTable.MAX_SAMPLES) {
            throw new InvalidMp4Exception("too many samples");
        }
    }

    static SampleReader of(BoxReader reader, Box stbl) throws IOException {
        return new SampleReader(reader, stbl);
    }

    /**
     * Advances to the next sample.
     *
     * @return false after the last sample
     * @throws InvalidMp4Exception if the tables are inconsistent or the sample is not within the file
     */
    public boolean next() throws IOException {
        if (left == 0) {
            return false;
        }
        if (leftInChunk == 0) {
            leftInChunk = runs.samplesOf(++chunk);
            nextOffset = offsets.next();
        }
        left--;
        leftInChunk--;
        offset = nextOffset;
        size = sizes.sum(1);
        if (offset < 0 || offset > limit || size > limit - offset || size > Integer.MAX_VALUE) {
            throw new InvalidMp4Exception("a sample lies outside of the file");
        }
        nextOffset += size;
        times.next();
        keyframe = sync.next();
        return true;
    }

    /** Returns the position of the sample in the file. */
    public long offset() {
        return offset;
    }

    /** Returns the size of the sample in bytes. */
    public int size() {
        return (int) size;
    }

    /** Returns whether the sample can be decoded without others. */
    public boolean isKeyframe() {
        return keyframe;
    }

    /** Returns the decode time of the sample, which is the sum of the durations before it. */
    public long decodeTime() {
        return times.decodeTime() - times.duration();
    }

    /** Returns the presentation time minus the decode time; may be negative. */
    public long compositionOffset() {
        return times.time() - decodeTime();
    }

    /** Returns the duration, an unsigned 32-bit number. */
    public long duration() {
        return times.duration();
    }

    /** Returns the number of the sample's entry in the {@code stsd} box, counted from 1. */
    public long description() {
        return Math.max(1, runs.description());
    }
}
