package io.vireo.delivery;

import java.util.List;

/** The part of a representation that a request asks for (RFC 9110, section 14). Created by {@link Ranges#parse}. */
sealed interface ByteRange {
    /** The whole representation: answered with 200. */
    record Whole() implements ByteRange {}

    /**
     * One non-empty part: answered with 206.
     *
     * @param offset the first byte, counted from 0
     * @param length the number of bytes, at least one
     */
    record Single(long offset, long length) implements ByteRange {
        /** Returns the value of {@code Content-Range} for this part of a representation of {@code total} bytes. */
        String contentRange(long total) {
            return "bytes " + offset + "-" + (offset + length - 1) + "/" + total;
        }
    }

    /** Several parts in the order of the request, at least two: answered with 206 and {@code multipart/byteranges}. */
    record Multiple(List<Single> parts) implements ByteRange {}

    /** Well-formed ranges that select no byte of the representation: answered with 416. */
    record Unsatisfiable() implements ByteRange {
        /** Returns the value of {@code Content-Range} for a 416 response. */
        String contentRange(long total) {
            return "bytes */" + total;
        }
    }
}
