package io.vireo.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The position in the segments of a body. Used by one thread at a time, except {@link #sent} and {@link #remaining}, which are
 * thread-safe.
 */
public final class SegmentCursor {
    private final Deque<BodySegment> unsent;
    private final long length;
    private volatile long sent;

    public SegmentCursor(List<BodySegment> segments) {
        this.unsent = new ArrayDeque<>(segments);
        this.length = segments.stream().mapToLong(BodySegment::length).sum();
    }

    /** Returns the total length of all segments in bytes. */
    long length() {
        return length;
    }

    /** Returns the number of bytes already sent. */
    public long sent() {
        return sent;
    }

    /** Returns the number of bytes still to be sent. */
    public long remaining() {
        return length - sent;
    }

    /** Returns whether all segments have been sent, including empty ones. */
    public boolean isOver() {
        return unsent.isEmpty();
    }

    /** Returns the unsent rest of the current segment. */
    public BodySegment next() {
        return unsent.element();
    }

    /** Marks the first {@code bytes} bytes of {@link #next} as sent; returns whether that completed the segment. */
    public boolean advance(long bytes) {
        sent += bytes;
        BodySegment remainder = unsent.remove().from(bytes);
        if (remainder.length() == 0) {
            return true;
        }
        unsent.addFirst(remainder);
        return false;
    }
}
