package io.vireo.media.segment;

import io.vireo.media.segment.SegmentIndex.BitRates;

/** Measures the bit rates of a sequence of segments (RFC 8216, 4.3.4.2). */
final class BitRateMeter {
    /** Shorter segments do not count for the peak, unless all are shorter: half the target duration. */
    private static final long SHORT_MICROS = CutList.TARGET_SECONDS * 1_000_000L / 2;

    private long bytes;
    private long micros;
    private long peak;
    private long peakOfShort;

    void add(long segmentBytes, long segmentMicros) {
        bytes += segmentBytes;
        micros += segmentMicros;
        long rate = rate(segmentBytes, segmentMicros);
        if (segmentMicros >= SHORT_MICROS) {
            peak = Math.max(peak, rate);
        } else {
            peakOfShort = Math.max(peakOfShort, rate);
        }
    }

    BitRates rates() {
        return new BitRates(peak > 0 ? peak : peakOfShort, rate(bytes, micros));
    }

    private static long rate(long bytes, long micros) {
        return (long) Math.ceil(bytes * 8_000_000.0 / Math.max(1, micros));
    }
}
