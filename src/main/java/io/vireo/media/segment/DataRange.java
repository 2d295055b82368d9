package io.vireo.media.segment;

import io.vireo.media.segment.TrackSamples.AdjacentSamples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A range of the video file that is part of a segment. */
public record DataRange(long offset, int length) {
    static final int MAX_RANGES = 8;

    private static final long MAX_BYTES = 64 << 20;
    private static final long MAX_GAP = 64 << 10;

    /** Returns the position after the last byte. */
    public long end() {
        return offset + length;
    }

    /**
     * Returns the ranges that contain all runs, in the order of the file. Ranges that are close to each other are joined.
     *
     * @throws UnsegmentableException if there are too many, or they are too long
     */
    static List<DataRange> covering(List<AdjacentSamples> runs) {
        List<AdjacentSamples> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingLong(AdjacentSamples::offset));
        List<DataRange> ranges = new ArrayList<>();
        long start = -1;
        long end = -1;
        long total = 0;
        for (AdjacentSamples run : sorted) {
            if (start >= 0 && run.offset() - end > MAX_GAP) {
                total = add(ranges, start, end, total);
                start = -1;
            }
            start = start < 0 ? run.offset() : start;
            end = Math.max(end, run.offset() + run.length());
        }
        add(ranges, start, end, total);
        return ranges;
    }

    private static long add(List<DataRange> ranges, long start, long end, long total) {
        long sum = total + end - start;
        if (sum > MAX_BYTES || ranges.size() == MAX_RANGES) {
            throw new UnsegmentableException(
                    sum > MAX_BYTES ? "a segment is too large" : "the samples of a segment are too far apart");
        }
        ranges.add(new DataRange(start, (int) (end - start)));
        return sum;
    }

    /** Returns the position of a byte of the file within the concatenated ranges. */
    static long position(List<DataRange> ranges, long offset) {
        long before = 0;
        for (DataRange range : ranges) {
            if (offset >= range.offset() && offset <= range.end()) {
                return before + offset - range.offset();
            }
            before += range.length();
        }
        throw new IllegalArgumentException("The byte is in no range");
    }

    /** Returns the position in the file of a byte of the concatenated ranges. */
    static long offset(List<DataRange> ranges, long position) {
        long before = 0;
        for (DataRange range : ranges) {
            if (position < before + range.length()) {
                return range.offset() + position - before;
            }
            before += range.length();
        }
        throw new IllegalArgumentException("The position is in no range");
    }

    static long bytes(List<DataRange> ranges) {
        return ranges.stream().mapToLong(DataRange::length).sum();
    }
}
