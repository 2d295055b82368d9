package io.vireo.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the body of an answer is made of, in its order. */
public sealed interface BodySegment {
    /** In bytes. */
    long length();

    /** What is behind its first {@code bytes} bytes. */
    BodySegment from(long bytes);

    /** Bytes of the file, from {@code offset} on; within it. */
    record Slice(long offset, long length) implements BodySegment {
        @Override
        public Slice from(long bytes) {
            return new Slice(offset + bytes, length - bytes);
        }
    }

    /** What stands between the parts of a {@code multipart/byteranges} body. */
    record Text(String ascii) implements BodySegment {
        @Override
        public long length() {
            return ascii.length();
        }

        @Override
        public Text from(long bytes) {
            return new Text(ascii.substring((int) bytes));
        }

        ByteBuffer bytes() {
            return StandardCharsets.US_ASCII.encode(ascii);
        }

        /** Puts as much of it into {@code target} as there is room for. */
        public void putInto(ByteBuffer target) {
            ByteBuffer bytes = bytes();
            target.put(bytes.limit(Math.min(bytes.limit(), target.remaining())));
        }
    }
}
