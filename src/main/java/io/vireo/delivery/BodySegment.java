package io.vireo.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One segment of a response body; a body is a list of segments in order. */
public sealed interface BodySegment {
    /** Returns the length in bytes. */
    long length();

    /** Returns the segment without its first {@code bytes} bytes. */
    BodySegment from(long bytes);

    /** A byte range of the file, starting at {@code offset}; it lies within the file. */
    record Slice(long offset, long length) implements BodySegment {
        @Override
        public Slice from(long bytes) {
            return new Slice(offset + bytes, length - bytes);
        }
    }

    /** Text between the parts of a {@code multipart/byteranges} body. */
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

        /** Copies as much of the text into {@code target} as fits. */
        public void putInto(ByteBuffer target) {
            ByteBuffer bytes = bytes();
            target.put(bytes.limit(Math.min(bytes.limit(), target.remaining())));
        }
    }
}
