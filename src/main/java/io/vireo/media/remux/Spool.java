package io.vireo.media.remux;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.storage.StorageIo;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A list of rows of numbers in a temporary file, which is written once and then read, any number of times, in constant memory. */
final class Spool {
    private static final int BUFFER_BYTES = 1 << 14;

    private final StagedFile file;
    private final int columns;
    private final ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);
    private long count;

    /** @param columns the numbers of a row, 2 or 4 */
    Spool(StagedFile file, int columns) {
        this.file = file;
        this.columns = columns;
    }

    void add(long first, long second) {
        if (out.remaining() < Long.BYTES * columns) {
            flush();
        }
        out.putLong(first).putLong(second);
        count++;
    }

    void add(long first, long second, long third, long fourth) {
        add(first, second);
        out.putLong(third).putLong(fourth);
    }

    private void flush() {
        file.write(out.flip());
        out.clear();
    }

    /** Returns the number of rows. */
    long count() {
        return count;
    }

    /** Opens a reader from the first row. There must be no further rows afterwards. */
    Cursor open() {
        flush();
        return new Cursor();
    }

    /** Reads the rows in order. */
    final class Cursor {
        private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
        private long filePosition;
        private long left = count;
        private int row;

        /** Advances to the next row; returns false after the last one. */
        boolean next() {
            if (left == 0) {
                return false;
            }
            left--;
            row = in.position();
            if (in.remaining() < Long.BYTES * columns) {
                StorageIo.run(this::fill);
                row = 0;
            }
            in.position(row + Long.BYTES * columns);
            return true;
        }

        private void fill() throws IOException {
            in.clear();
            while (in.hasRemaining()) {
                int read = file.channel().read(in, filePosition);
                if (read <= 0) {
                    break;
                }
                filePosition += read;
            }
            in.flip();
        }

        long get(int column) {
            return in.getLong(row + Long.BYTES * column);
        }
    }
}
