package io.vireo.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One segment of a response body; a body is a list of segments in order. */
public sealed interface BodySegment {
    /** Returns the length in bytes. */
    long length();

    /** Returns the segment without its first {@code bytes} bytes. */
    BodySegment from(long bytes);

    /** Returns the first {@code bytes} bytes of the segment. */
    BodySegment first(long bytes);

    /** A byte range of the file, starting at {@code offset}; it lies within the file. */
    record Slice(long offset, long length) implements BodySegment {
        @Override
        public Slice from(long bytes) {
            return new Slice(offset + bytes, length - bytes);
        }

        @Override
        public Slice first(long bytes) {
            return new Slice(offset, bytes);
        }
    }

    /** Bytes in memory: a computed part of the body. The content of the buffer must not change. */
    record Memory(ByteBuffer content) implements BodySegment {
        /** Returns the bytes of a text, such as that between the parts of a {@code multipart/byteranges} body. */
        public static Memory of(String ascii) {
            return new Memory(StandardCharsets.US_ASCII.encode(ascii));
        }

        @Override
        public long length() {
            return content.remaining();
        }

        @Override
        public Memory from(long bytes) {
            return new Memory(content.slice(content.position() + (int) bytes, content.remaining() - (int) bytes));
        }

        @Override
        public Memory first(long bytes) {
            return new Memory(content.slice(content.position(), (int) bytes));
        }

        /** Returns the bytes. */
        public ByteBuffer bytes() {
            return content.duplicate();
        }

        /** Copies as many bytes into {@code target} as fit. */
        public void putInto(ByteBuffer target) {
            ByteBuffer bytes = bytes();
            target.put(bytes.limit(bytes.position() + Math.min(bytes.remaining(), target.remaining())));
        }
    }
}
