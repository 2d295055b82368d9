package io.vireo.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is left of the pieces of a body. For one thread at a time, but for {@link #sent} and {@link #remaining}. */
public final class SegmentCursor {
    private final Deque<BodySegment> left;
    private final long length;
    private volatile long sent;

    public SegmentCursor(List<BodySegment> pieces) {
        this.left = new ArrayDeque<>(pieces);
        this.length = pieces.stream().mapToLong(BodySegment::length).sum();
    }

    /** Of all pieces, in bytes. */
    long length() {
        return length;
    }

    /** How many bytes are out. */
    public long sent() {
        return sent;
    }

    /** How many bytes are not. */
    public long remaining() {
        return length - sent;
    }

    /** Whether nothing is left, not even an empty piece. */
    public boolean isOver() {
        return left.isEmpty();
    }

    /** What is left of the piece whose turn it is. */
    public BodySegment next() {
        return left.element();
    }

    /** The first {@code bytes} of {@link #next} are out; returns whether that was all of it. */
    public boolean advance(long bytes) {
        sent += bytes;
        BodySegment rest = left.remove().from(bytes);
        if (rest.length() == 0) {
            return true;
        }
        left.addFirst(rest);
        return false;
    }
}
