package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads boxes and big-endian numbers of a file through a small window, so that memory use is constant. Every read is checked against
 * its box, and every box against its parent. Every method throws {@link InvalidMp4Exception} if the file is inconsistent.
 */
final class BoxReader {
    /** The maximum number of boxes, far more than a real file has; limits the time for a malicious file. */
    private static final int MAX_BOXES = 2_000_000;

    private static final int WINDOW = 4096;

    private final FileChannel file;
    private final long length;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;
    private int boxes;

    BoxReader(FileChannel file) throws IOException {
        this(file, file.size());
    }

    private BoxReader(FileChannel file, long length) {
        this.file = file;
        this.length = length;
    }

    /** Returns an independent reader of the same file, for reading two tables in parallel. */
    BoxReader duplicate() {
        return new BoxReader(file, length);
    }

    /** Returns the length of the file in bytes. */
    long length() {
        return length;
    }

    /** Callback for a box. */
    interface Visitor {
        void visit(Box box) throws IOException;
    }

    /**
     * Returns the box whose header is at {@code position}, within a parent that ends at {@code end}.
     *
     * @throws InvalidMp4Exception if there is no valid box
     */
    Box box(long position, long end) throws IOException {
        Box box = header(position, end, false);
        if (box == null) {
            throw new InvalidMp4Exception("a required box is missing or invalid");
        }
        return box;
    }

    /**
     * Returns the top-level box at {@code position}; a box that is longer than the file is clipped to its end. Returns null if there is no
     * valid box.
     */
    private @Nullable Box topLevel(long position) throws IOException {
        return header(position, length, true);
    }

    /** Returns the number of bytes by which the size of a top-level box exceeds the file; 0 if it does not. */
    long missing(Box box) throws IOException {
        if (box.end() < length || u32(box.start()) == 0) {
            return 0;
        }
        long size = box.body() - box.start() == 16 ? i64(box.start() + 8) : u32(box.start());
        return Math.max(0, size - (length - box.start()));
    }

    /** Visits the top-level boxes, up to the first invalid one: some cameras append proprietary data. */
    void eachTopLevel(Visitor visitor) throws IOException {
        for (Box box = topLevel(0); box != null; box = topLevel(box.end())) {
            visitor.visit(box);
        }
    }

    private @Nullable Box header(long position, long end, boolean clip) throws IOException {
        if (++boxes > MAX_BOXES) {
            throw new InvalidMp4Exception("too many boxes");
        }
        if (end - position < 8) {
            return null;
        }
        long size = u32(position);
        String type = fourcc(position + 4);
        int header = 8;
        if (size == 1 && end - position >= 16) {
            size = i64(position + 8);
            header = 16;
        } else if (size == 0 && end == length) {
            size = end - position;
        }
        if (size < header || (size > end - position && !clip)) {
            return null;
        }
        return new Box(type, position, position + header, position + Math.min(size, end - position));
    }

    /** Visits the children of {@code parent}, up to the first invalid one, because players ignore data behind it as well. */
    void each(Box parent, Visitor visitor) throws IOException {
        Box child = header(parent.body(), parent.end(), false);
        while (child != null) {
            visitor.visit(child);
            child = child.end() == parent.end() ? null : header(child.end(), parent.end(), false);
        }
    }

    /** Returns the first child of {@code parent} with the given type. */
    Optional<Box> find(Box parent, String type) throws IOException {
        Box child = header(parent.body(), parent.end(), false);
        while (child != null && !child.type().equals(type)) {
            child = header(child.end(), parent.end(), false);
        }
        return Optional.ofNullable(child);
    }

    /**
     * Returns the first child of {@code parent} with the given type.
     *
     * @throws InvalidMp4Exception if there is none
     */
    Box get(Box parent, String type) throws IOException {
        return find(parent, type).orElseThrow(() -> new InvalidMp4Exception(parent.type() + " without " + type));
    }

    int u8(Box box, long offset) throws IOException {
        return Byte.toUnsignedInt(window(within(box, offset, 1), 1).get());
    }

    int u16(Box box, long offset) throws IOException {
        return Short.toUnsignedInt(window(within(box, offset, 2), 2).getShort());
    }

    short i16(Box box, long offset) throws IOException {
        return window(within(box, offset, 2), 2).getShort();
    }

    int i32(Box box, long offset) throws IOException {
        return window(within(box, offset, 4), 4).getInt();
    }

    long u32(Box box, long offset) throws IOException {
        return u32(within(box, offset, 4));
    }

    /** Reads 64 bits as a signed number; an unsigned number beyond {@link Long#MAX_VALUE} is returned as a negative number. */
    long i64(Box box, long offset) throws IOException {
        return i64(within(box, offset, 8));
    }

    String fourcc(Box box, long offset) throws IOException {
        return fourcc(within(box, offset, 4));
    }

    /**
     * Returns the complete content of a box.
     *
     * @throws InvalidMp4Exception if it has more than {@code maxBytes} bytes
     */
    ByteBuffer bytes(Box box, int maxBytes) throws IOException {
        if (box.size() > maxBytes) {
            throw new InvalidMp4Exception(box.type() + " is too large");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) box.size());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, box.body() + bytes.position()) <= 0) {
                throw new InvalidMp4Exception("the file ends early");
            }
        }
        return bytes.flip();
    }

    private long within(Box box, long offset, int bytes) {
        if (offset > box.size() - bytes) {
            throw new InvalidMp4Exception(box.type() + " is too short");
        }
        return box.body() + offset;
    }

    private long u32(long position) throws IOException {
        return Integer.toUnsignedLong(window(position, 4).getInt());
    }

    private long i64(long position) throws IOException {
        return window(position, 8).getLong();
    }

    private String fourcc(long position) throws IOException {
        byte[] type = new byte[4];
        window(position, 4).get(type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** Returns the window, positioned at {@code position} of the file, with at least {@code bytes} remaining bytes. */
    private ByteBuffer window(long position, int bytes) throws IOException {
        if (position < windowStart || position + bytes > windowStart + window.limit()) {
            window.clear();
            windowStart = position;
            while (window.hasRemaining() && file.read(window, position + window.position()) > 0) {
                // until the window is full or the file ends
            }
            window.flip();
            if (window.limit() < bytes) {
                throw new InvalidMp4Exception("the file ends early");
            }
        }
        return window.position((int) (position - windowStart));
    }
}
