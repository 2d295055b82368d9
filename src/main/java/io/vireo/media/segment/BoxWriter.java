package io.vireo.media.segment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes boxes into a growing buffer; a box gets its size when it is closed. */
public final class BoxWriter {
    private ByteBuffer out = ByteBuffer.allocate(4096);
    private final Deque<Integer> open = new ArrayDeque<>();

    /** Begins a box within the current one. */
    public BoxWriter open(String type) {
        open.push(out.position());
        return u32(0).text(type);
    }

    /** Begins a box with version and flags. */
    public BoxWriter open(String type, int version, int flags) {
        return open(type).u32(version << 24 | flags);
    }

    public BoxWriter close() {
        int start = open.pop();
        out.putInt(start, out.position() - start);
        return this;
    }

    public BoxWriter u16(int value) {
        reserve(2).putShort((short) value);
        return this;
    }

    public BoxWriter u32(long value) {
        reserve(4).putInt((int) value);
        return this;
    }

    public BoxWriter u64(long value) {
        reserve(8).putLong(value);
        return this;
    }

    public BoxWriter zeros(int count) {
        reserve(count).put(new byte[count]);
        return this;
    }

    public BoxWriter text(String ascii) {
        return bytes(ByteBuffer.wrap(ascii.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Writes all remaining bytes of a buffer, whose position does not change. */
    public BoxWriter bytes(ByteBuffer bytes) {
        reserve(bytes.remaining()).put(bytes.duplicate());
        return this;
    }

    /** Returns all bytes; every box must be closed. */
    public byte[] toByteArray() {
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    private ByteBuffer reserve(int count) {
        if (out.remaining() < count) {
            out = ByteBuffer.allocate(2 * (out.capacity() + count)).put(out.flip());
        }
        return out;
    }
}
