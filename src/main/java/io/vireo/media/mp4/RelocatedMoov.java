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
    private static final List<String> WAY_TO_OFFSETS = List.of("moov", "trak", "mdia", "minf", "stbl");
    private static final long MOST_OF_32_BITS = 0xFFFF_FFFFL;
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
        if (newSize > MOST_OF_32_BITS) {
            throw new InvalidMp4Exception("the moov is too large to be moved");
        }
    }

    void write(FastStart.Target to) throws IOException {
        write(moov, 0, to);
    }

    private static boolean isWay(Box box, int depth) {
        return depth < WAY_TO_OFFSETS.size() && WAY_TO_OFFSETS.get(depth).equals(box.type());
    }

    private static boolean isOffsets(Box box, int depth) {
        return depth == WAY_TO_OFFSETS.size()
                && (box.type().equals("stco") || box.type().equals("co64"));
    }

    /** How large a box becomes, with its header. */
    private long measure(Box box, int depth) throws IOException {
        if (isWay(box, depth)) {
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
        if (depth == WAY_TO_OFFSETS.size() && box.type().equals("saio")) {
            throw new InvalidMp4Exception("offsets of auxiliary information");
        }
        return box.end() - box.start();
    }

    /** The bytes that an offset of a table takes after the move; as if the moov doubled, which is more than it can. */
    private long widthAfter(Box table) throws IOException {
        if (table.type().equals("co64")) {
            return 8;
        }
        BoxReader offsets = reader.beside();
        long most = MOST_OF_32_BITS - 2 * (moov.end() - moov.start()) - 16;
        long count = reader.u32(table, 4);
        for (long i = 0; i < count; i++) {
            if (offsets.u32(table, TABLE + 4 * i) > most) {
                widened.add(table.start());
                return 8;
            }
        }
        return 4;
    }

    private void write(Box box, int depth, FastStart.Target to) throws IOException {
        if (isWay(box, depth)) {
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
            // with its size in numbers, should it have been "to the end of the file"
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
            long after = after(wideBefore ? reader.i64(box, TABLE + 8 * i) : reader.u32(box, TABLE + 4 * i));
            if (wide) {
                block.putLong(after);
            } else {
                block.putInt((int) after);
            }
            if (!block.hasRemaining() || i == count - 1) {
                to.write(block.flip());
                block.clear();
            }
        }
    }

    /** Where what is at {@code offset} will be. */
    private long after(long offset) {
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
