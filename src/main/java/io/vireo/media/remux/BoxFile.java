package io.vireo.media.remux;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.storage.StorageIo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes boxes into a temporary file, in constant memory; a box gets its size when it is closed. */
final class BoxFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private final StagedFile file;
    private final ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);
    private final Deque<Long> open = new ArrayDeque<>();
    private long flushed;

    BoxFile(StagedFile file) {
        this.file = file;
    }

    /** Discards what was written. */
    void clear() {
        out.clear();
        open.clear();
        flushed = 0;
        file.truncate(0);
    }

    /** Begins a box within the current one. */
    BoxFile open(String type) {
        open.push(position());
        return u32(0).text(type);
    }

    /** Begins a box with version and flags. */
    BoxFile open(String type, int version, int flags) {
        return open(type).u32(version << 24 | flags);
    }

    BoxFile close() {
        long start = open.pop();
        long size = position() - start;
        if (size > 0xFFFF_FFFFL) {
            throw new InvalidInputException("a table is too large");
        }
        replace(start, size);
        return this;
    }

    /** Replaces four bytes that were written before. */
    void replace(long at, long value) {
        if (at >= flushed) {
            out.putInt((int) (at - flushed), (int) value);
        } else {
            flush();
            ByteBuffer bytes = ByteBuffer.allocate(4).putInt((int) value).flip();
            StorageIo.run(() -> file.channel().write(bytes, at));
        }
    }

    BoxFile u16(int value) {
        reserve(2).putShort((short) value);
        return this;
    }

    BoxFile u32(long value) {
        reserve(4).putInt((int) value);
        return this;
    }

    BoxFile u64(long value) {
        reserve(8).putLong(value);
        return this;
    }

    /** Writes a number with 32 bits, in a box of version 1 with 64. */
    BoxFile number(int version, long value) {
        return version == 1 ? u64(value) : u32(value);
    }

    BoxFile zeros(int count) {
        reserve(count).put(new byte[count]);
        return this;
    }

    BoxFile text(String ascii) {
        return bytes(ByteBuffer.wrap(ascii.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Writes all remaining bytes of a buffer, whose position does not change. */
    BoxFile bytes(ByteBuffer bytes) {
        if (bytes.remaining() > BUFFER_BYTES) {
            flush();
            file.write(bytes.duplicate());
            flushed += bytes.remaining();
        } else {
            reserve(bytes.remaining()).put(bytes.duplicate());
        }
        return this;
    }

    /** Returns the number of bytes written. */
    long position() {
        return flushed + out.position();
    }

    /** Writes what is in memory and returns the file. */
    StagedFile finish() {
        flush();
        return file;
    }

    private ByteBuffer reserve(int count) {
        if (out.remaining() < count) {
            flush();
        }
        return out;
    }

    private void flush() {
        flushed += out.position();
        file.write(out.flip());
        out.clear();
    }
}
