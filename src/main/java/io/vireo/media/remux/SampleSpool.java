package io.vireo.media.remux;

import org.jspecify.annotations.Nullable;

/**
 * The samples of a track in decoding order, and the times that result from all of them. Times are in units of the track's timescale. Add
 * all samples, then call {@link #finish} once.
 */
final class SampleSpool {
    static final int OFFSET = 0;
    static final int SIZE_AND_KEYFRAME = 1;
    static final int DECODE_TIME = 2;
    /** In the place of the decode time, if that is unknown. */
    static final int SOURCE_SIZE = 2;

    static final int TIME = 3;
    static final int COLUMNS = 4;

    private static final byte[] NONE = {};
    /** Beyond all times of a file that is accepted, 1000 hours of nanoseconds. */
    private static final long MAX_TIME = 3_600_000_000_000_000L;

    private final Spool spool;
    private final SampleLimits limits;
    private final boolean reordered;
    private byte[] prefix = NONE;
    private boolean byteStream;
    private long keyframes;
    private long lastDuration;
    private long delay;
    private long firstTime;
    private long origin;
    private long end;
    private long maxEnd = Long.MIN_VALUE;

    /** @param reordered whether the decode times are unknown and follow from the presentation times */
    SampleSpool(Spool spool, SampleLimits limits, boolean reordered) {
        this.spool = spool;
        this.limits = limits;
        this.reordered = reordered;
    }

    /** Sets the bytes that precede the data of each sample, but are not in the file (header stripping of Matroska). */
    void setPrefix(byte[] bytes) {
        prefix = bytes;
    }

    byte[] prefix() {
        return prefix;
    }

    /** Declares that the frames are converted from a {@link ByteStream}. */
    void setByteStream() {
        byteStream = true;
    }

    boolean isByteStream() {
        return byteStream;
    }

    /**
     * Adds a sample. An empty one is left out; the sample before it lasts longer.
     *
     * @param offset the position of its data in the file
     * @param size the number of bytes in the file
     * @param decodeTime ignored if the decode times are unknown
     * @param time its presentation time
     * @param duration 0 if unknown
     */
    void add(long offset, int size, boolean keyframe, long decodeTime, long time, long duration) {
        if (size + prefix.length > 0) {
            add(offset, size, size, keyframe, decodeTime, time, duration);
        }
    }

    /**
     * Adds a frame of a byte stream, whose decode time is unknown.
     *
     * @param size its size in the new file
     * @param sourceSize its size in the file
     */
    void addConverted(long offset, int size, int sourceSize, boolean keyframe, long time, long duration) {
        if (size > 0) {
            add(offset, size, sourceSize, keyframe, sourceSize, time, duration);
        }
    }

    private void add(
            long offset, int size, int sourceSize, boolean keyframe, long decodeTime, long time, long duration) {
        limits.take(sourceSize);
        if (Math.abs(time) > MAX_TIME || Math.abs(decodeTime) > MAX_TIME || duration < 0 || duration > MAX_TIME) {
            throw new InvalidInputException("a sample has an impossible time");
        }
        firstTime = spool.count() == 0 ? time : firstTime;
        keyframes += keyframe ? 1 : 0;
        lastDuration = duration > 0 ? duration : lastDuration;
        maxEnd = Math.max(maxEnd, time + duration);
        spool.add(offset, 2L * size + (keyframe ? 1 : 0), decodeTime, time);
    }

    /** Determines the times of the track. */
    void finish() {
        if (count() == 0) {
            return;
        }
        if (reordered) {
            Spool.Cursor samples = spool.open();
            ReorderedTimes times = new ReorderedTimes(spool.open());
            while (samples.next()) {
                delay = Math.max(delay, times.next() - samples.get(TIME));
            }
        }
        TimedSamples samples = open();
        long last = 0;
        long step = 0;
        for (boolean first = true; samples.next(); first = false) {
            origin = first ? samples.decodeTime() : origin;
            step = first ? 0 : samples.decodeTime() - last;
            if (step < 0 || step > 0xFFFF_FFFFL) {
                throw new InvalidInputException("the samples are out of order, or one lasts too long");
            }
            last = samples.decodeTime();
        }
        lastDuration = Math.min(0xFFFF_FFFFL, lastDuration > 0 ? lastDuration : Math.max(1, step));
        end = last + lastDuration;
        maxEnd = Math.max(maxEnd, reordered ? last + delay + lastDuration : end);
    }

    /** Opens a reader of the samples with their decode times. */
    TimedSamples open() {
        return new TimedSamples(spool.open(), reordered ? new ReorderedTimes(spool.open()) : null, delay);
    }

    /** Opens a reader of the rows. */
    Spool.Cursor rows() {
        return spool.open();
    }

    long count() {
        return spool.count();
    }

    boolean hasOnlyKeyframes() {
        return keyframes == count();
    }

    /** Returns the presentation time of the first sample. */
    long firstTime() {
        return firstTime;
    }

    /** Returns the decode time of the first sample, which is 0 in the new file. */
    long origin() {
        return origin;
    }

    /** Returns the duration of all samples in decoding order. */
    long duration() {
        return end - origin;
    }

    /** Returns the presentation time after the last sample. */
    long maxEnd() {
        return maxEnd;
    }

    long lastDuration() {
        return lastDuration;
    }

    /** Reads the samples in decoding order. */
    static final class TimedSamples {
        private final Spool.Cursor samples;
        private final @Nullable ReorderedTimes reordered;
        private final long delay;
        private long decodeTime;

        private TimedSamples(Spool.Cursor samples, @Nullable ReorderedTimes reordered, long delay) {
            this.samples = samples;
            this.reordered = reordered;
            this.delay = delay;
        }

        boolean next() {
            if (!samples.next()) {
                return false;
            }
            decodeTime = reordered == null ? samples.get(DECODE_TIME) : reordered.next() - delay;
            return true;
        }

        /** Returns the size without the prefix. */
        long size() {
            return samples.get(SIZE_AND_KEYFRAME) >> 1;
        }

        boolean isKeyframe() {
            return (samples.get(SIZE_AND_KEYFRAME) & 1) == 1;
        }

        long decodeTime() {
            return decodeTime;
        }

        /** Returns the presentation time minus the decode time. */
        long compositionOffset() {
            return samples.get(TIME) - decodeTime;
        }
    }
}
