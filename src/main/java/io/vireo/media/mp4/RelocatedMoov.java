package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rewrites a {@code moov} box for a new position in its file: adjusts the chunk offsets of all tracks (ISO/IEC 14496-12, section
 * 8.7.5), with 64 bits where 32 are not enough. Memory use does not depend on the size of the box.
 */
final class RelocatedMoov {
    private static final List<String> OFFSET_PATH = List.of("moov", "trak", "mdia", "minf", "stbl");
    private static final long MAX_UINT32 = 0xFFFF_FFFFL;
    private static final int TABLE = 8;

    private final FileChannel file;
    private final BoxReader reader;
    private final Box moov;
    private final long front;
    /** The positions of the {@code stco} boxes that become {@code co64}. */
    private final Set<Long> widened = new HashSet<>();

    private final long newSize;

    /**
     * @param front the new position of the box
     * @throws InvalidMp4Exception if the box has offsets of an unsupported kind
     */
    RelocatedMoov(FileChannel file, BoxReader reader, Box moov, long front) throws IOException {
        this.file = file;
        this.reader = reader;
        this.moov = moov;
        this.front = front;
        this.newSize = measure(moov, 0);
        if (newSize > MAX_UINT32) {
            throw new InvalidMp4Exception("the moov is too large to be moved");
        }
    }

    void write(FastStart.Target to) throws IOException {
        write(moov, 0, to);
    }

    private static boolean isOnPath(Box box, int depth) {
        return depth < OFFSET_PATH.size() && OFFSET_PATH.get(depth).equals(box.type());
    }

    private static boolean isOffsets(Box box, int depth) {
        return depth == OFFSET_PATH.size()
                && (box.type().equals("stco") || box.type().equals("co64"));
    }

    /** Returns the size of a box, including its header, after the relocation. */
    private long measure(Box box, int depth) throws IOException {
        if (isOnPath(box, depth)) {
            long size = 8;
            long position = box.body();
            while (box.end() - position >= 8) {
                Box child = reader.box(position, box.end());
                size += measure(child, depth + 1);
                position = child.end();
            }
            return size + box.end() - position;
        }
        if (isOffsets(box, depth)) {
            return 8 + TABLE + widthAfter(box) * reader.u32(box, 4);
        }
        if (depth == OFFSET_PATH.size() && box.type().equals("saio")) {
            throw new InvalidMp4Exception("offsets of auxiliary information");
        }
        return box.end() - box.start();
    }

    /**
     * Returns the number of bytes of an offset in a table after the relocation. The estimate assumes that the size of the {@code moov}
     * doubles, which is more than possible.
     */
    private long widthAfter(Box table) throws IOException {
        if (table.type().equals("co64")) {
            return 8;
        }
        BoxReader offsets = reader.duplicate();
        long limit = MAX_UINT32 - 2 * (moov.end() - moov.start()) - 16;
        long count = reader.u32(table, 4);
        for (long i = 0; i < count; i++) {
            if (offsets.u32(table, TABLE + 4 * i) > limit) {
                widened.add(table.start());
                return 8;
            }
        }
        return 4;
    }

    private void write(Box box, int depth, FastStart.Target to) throws IOException {
        if (isOnPath(box, depth)) {
            header(depth == 0 ? newSize : measure(box, depth), box.type(), to);
            long position = box.body();
            while (box.end() - position >= 8) {
                Box child = reader.box(position, box.end());
                write(child, depth + 1, to);
                position = child.end();
            }
            to.write(file, position, box.end());
        } else if (isOffsets(box, depth)) {
            offsets(box, to);
        } else if (box.body() - box.start() == 8) {
            // with an explicit size, because the size 0 means "to the end of the file"
            header(box.end() - box.start(), box.type(), to);
            to.write(file, box.body(), box.end());
        } else {
            to.write(file, box.start(), box.end());
        }
    }

    private void offsets(Box box, FastStart.Target to) throws IOException {
        boolean wideBefore = box.type().equals("co64");
        boolean wide = wideBefore || widened.contains(box.start());
        long count = reader.u32(box, 4);
        header(8 + TABLE + (wide ? 8 : 4) * count, wide ? "co64" : "stco", to);
        to.write(file, box.body(), box.body() + TABLE);
        ByteBuffer block = ByteBuffer.allocate(8192);
        for (long i = 0; i < count; i++) {
            long position = newPosition(wideBefore ? reader.i64(box, TABLE + 8 * i) : reader.u32(box, TABLE + 4 * i));
            if (wide) {
                block.putLong(position);
            } else {
                block.putInt((int) position);
            }
            if (!block.hasRemaining() || i == count - 1) {
                to.write(block.flip());
                block.clear();
            }
        }
    }

    /**
     * Returns the new file position of the data at {@code offset}.
     *
     * @throws InvalidMp4Exception if the data is inside of {@code moov}
     */
    private long newPosition(long offset) {
        if (offset < front) {
            return offset;
        }
        if (offset < moov.start()) {
            return offset + newSize;
        }
        if (offset < moov.end()) {
            throw new InvalidMp4Exception("samples within moov");
        }
        return offset + newSize - (moov.end() - moov.start());
    }

    private static void header(long size, String type, FastStart.Target to) {
        to.write(ByteBuffer.allocate(8)
                .putInt((int) size)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .flip());
    }
}
