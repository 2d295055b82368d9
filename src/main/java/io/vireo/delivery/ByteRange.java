package io.vireo.delivery;

import java.util.List;

/** What part of a representation a request asks for (RFC 9110 section 14); made by {@link Ranges#parse}. */
sealed interface ByteRange {
    /** All of it: answered with 200. */
    record Whole() implements ByteRange {}

    /**
     * One part of it, never empty: answered with 206.
     *
     * @param offset the first byte, counted from 0
     * @param length how many bytes, at least one
     */
    record Part(long offset, long length) implements ByteRange {
        /** The value of {@code Content-Range} for this part of a representation of {@code total} bytes. */
        String contentRange(long total) {
            return "bytes " + offset + "-" + (offset + length - 1) + "/" + total;
        }

        BodySegment slice() {
            return new BodySegment.Slice(offset, length);
        }
    }

    /** Several parts in the order of the request, at least two: answered with 206 and {@code multipart/byteranges}. */
    record Parts(List<Part> parts) implements ByteRange {}

    /** Well-formed ranges with no byte in the representation: answered with 416. */
    record Unsatisfiable() implements ByteRange {
        /** The value of {@code Content-Range} beside a 416. */
        String contentRange(long total) {
            return "bytes */" + total;
        }
    }
}
