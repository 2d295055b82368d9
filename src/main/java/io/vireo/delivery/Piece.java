package io.vireo.delivery;

import java.nio.charset.StandardCharsets;

/** What the body of an answer is made of, in its order. */
sealed interface Piece {
    /** In bytes. */
    long length();

    /** Bytes of the file, from {@code offset} on; within it. */
    record Slice(long offset, long length) implements Piece {}

    /** What stands between the parts of a {@code multipart/byteranges} body. */
    record Text(String ascii) implements Piece {
        @Override
        public long length() {
            return ascii.length();
        }

        byte[] bytes() {
            return ascii.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
