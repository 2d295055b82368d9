package io.vireo.media.remux;

import io.vireo.media.mp4.FastStart;
import io.vireo.media.storage.StorageIo;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Copies samples: adjacent ones together, large ranges within the kernel, small ones through a buffer. */
final class SampleCopier {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int LARGE_BYTES = 256 << 10;

    private final FileChannel source;
    private final FastStart.Target target;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private long start;
    private long end;

    SampleCopier(FileChannel source, FastStart.Target target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Copies a sample.
     *
     * @param prefix is written before the sample
     */
    void copy(byte[] prefix, long offset, long size) {
        if (offset != end || prefix.length > 0) {
            copyRange();
            start = offset;
        }
        if (prefix.length > 0) {
            requireFree(prefix.length);
            out.put(prefix);
        }
        end = offset + size;
    }

    /** Copies a frame of a {@link ByteStream}, converted. */
    void convert(long offset, int size) {
        copyRange();
        ByteBuffer frame = ByteBuffer.allocate(size);
        read(frame, offset);
        for (ByteBuffer unit : ByteStream.units(frame.flip())) {
            requireFree(ByteStream.LENGTH_BYTES);
            out.putInt(unit.limit());
            requireFree(unit.limit());
            if (unit.limit() <= out.remaining()) {
                out.put(unit);
            } else {
                target.write(unit);
            }
        }
        start = offset + size;
        end = start;
    }

    /** Writes what is left. */
    void flush() {
        copyRange();
        drain();
    }

    private void copyRange() {
        long length = end - start;
        if (length >= LARGE_BYTES) {
            drain();
            target.write(source, start, end);
        } else if (length > 0) {
            requireFree((int) length);
            read(out.slice(out.position(), (int) length), start);
            out.position(out.position() + (int) length);
        }
        start = end;
    }

    private void read(ByteBuffer part, long position) {
        StorageIo.run(() -> {
            while (part.hasRemaining()) {
                if (source.read(part, position + part.position()) <= 0) {
                    throw new EOFException("The file ends within a sample");
                }
            }
        });
    }

    private void requireFree(int bytes) {
        if (out.remaining() < bytes) {
            drain();
        }
    }

    private void drain() {
        target.write(out.flip());
        out.clear();
    }
}
