package io.vireo.media;

/** What part of a representation a request asks for (RFC 9110 section 14); made by {@link Ranges#parse}. */
public sealed interface ByteRange {
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
        public String contentRange(long total) {
            return "bytes " + offset + "-" + (offset + length - 1) + "/" + total;
        }
    }

    /** A well-formed range with no byte in the representation: answered with 416. */
    record Unsatisfiable() implements ByteRange {
        /** The value of {@code Content-Range} beside a 416. */
        public String contentRange(long total) {
            return "bytes */" + total;
        }
    }
}
