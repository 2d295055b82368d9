package io.vireo.media.remux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads elements and numbers of an EBML file (RFC 8794) through a small window, so that memory use is constant. Every read is checked
 * against the file, and every element against its parent; the number of elements is limited by the size of the file. Methods throw {@link
 * InvalidInputException} if the file is inconsistent.
 */
final class EbmlReader {
    private static final int WINDOW = 8192;
    private static final long FREE_ELEMENTS = 100_000;
    private static final int MIN_BYTES_PER_ELEMENT = 4;
    private static final int LONGEST_ID = 4;
    private static final int LONGEST_NUMBER = 8;

    private final FileChannel file;
    private final long length;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;
    private long elementsLeft;

    EbmlReader(FileChannel file) throws IOException {
        this.file = file;
        this.length = file.size();
        this.elementsLeft = FREE_ELEMENTS + length / MIN_BYTES_PER_ELEMENT;
    }

    /**
     * An element. Positions are offsets in the file.
     *
     * @param end the position after the content, within the parent
     * @param unknownSize whether the size is unknown; then {@code end} is that of the parent
     * @param cut whether the content is longer than the parent
     */
    record Element(long id, long body, long end, boolean unknownSize, boolean cut) {
        long size() {
            return end - body;
        }
    }

    /** Callback for an element. */
    interface Visitor {
        void visit(Element element) throws IOException;
    }

    long length() {
        return length;
    }

    /** Returns the element at a position within a parent that ends at {@code parentEnd}; null if there is no valid element. */
    @Nullable
    Element element(long position, long parentEnd) throws IOException {
        if (--elementsLeft < 0) {
            throw new InvalidInputException("too many elements");
        }
        if (parentEnd - position < 2) {
            return null;
        }
        int idLength = numberLength(position);
        if (idLength > LONGEST_ID || position + idLength >= parentEnd) {
            return null;
        }
        long sizeAt = position + idLength;
        int sizeLength = numberLength(sizeAt);
        if (sizeLength > LONGEST_NUMBER || sizeAt + sizeLength > parentEnd) {
            return null;
        }
        long size = number(sizeAt);
        long body = sizeAt + sizeLength;
        boolean unknown = size == maxNumber(sizeLength);
        boolean cut = !unknown && size > parentEnd - body;
        return new Element(bits(position, idLength), body, unknown || cut ? parentEnd : body + size, unknown, cut);
    }

    /** Visits the children of an element, up to the first invalid one. */
    void each(Element parent, Visitor visitor) throws IOException {
        long position = parent.body();
        for (Element child = element(position, parent.end());
                child != null && !child.cut();
                child = element(position, parent.end())) {
            visitor.visit(child);
            position = child.end();
        }
    }

    /** Returns the number of bytes of the number at a position, by its first byte; 9 if there is none. */
    int numberLength(long position) throws IOException {
        return Integer.numberOfLeadingZeros(u8(position)) - 23;
    }

    /** Returns the number of variable length at a position, which must be valid. */
    long number(long position) throws IOException {
        int bytes = numberLength(position);
        if (bytes > LONGEST_NUMBER) {
            throw new InvalidInputException("an invalid number");
        }
        return bits(position, bytes) & maxNumber(bytes);
    }

    /** Returns the largest number of a length, which stands for an unknown size. */
    static long maxNumber(int bytes) {
        return (1L << (7 * bytes)) - 1;
    }

    /** Returns the content as an unsigned integer; 0 if it is empty. */
    long uint(Element element) throws IOException {
        if (element.size() > Long.BYTES) {
            throw new InvalidInputException("an integer is too long");
        }
        return bits(element.body(), (int) element.size());
    }

    /** Returns the content as a floating-point number; 0 if it is empty. */
    double real(Element element) throws IOException {
        return switch ((int) Math.min(9, element.size())) {
            case 4 -> Float.intBitsToFloat((int) bits(element.body(), 4));
            case 8 -> Double.longBitsToDouble(bits(element.body(), 8));
            default -> 0;
        };
    }

    /** Returns the content as text of single bytes, without trailing zeros. */
    String text(Element element, int maxBytes) throws IOException {
        String text =
                StandardCharsets.ISO_8859_1.decode(bytes(element, maxBytes)).toString();
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }

    /** Returns the content, of at most {@code maxBytes} bytes. */
    ByteBuffer bytes(Element element, int maxBytes) throws IOException {
        if (element.size() > maxBytes) {
            throw new InvalidInputException("an element is too large");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) element.size());
        read(bytes, element.body());
        return bytes.flip();
    }

    /** Fills a buffer from a position. */
    void read(ByteBuffer bytes, long position) throws IOException {
        int start = bytes.position();
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position() - start) <= 0) {
                throw new InvalidInputException("the file ends early");
            }
        }
    }

    int u8(long position) throws IOException {
        return (int) bits(position, 1);
    }

    short i16(long position) throws IOException {
        return (short) bits(position, 2);
    }

    private long bits(long position, int bytes) throws IOException {
        ByteBuffer at = window(position, bytes);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (at.get() & 0xFF);
        }
        return value;
    }

    private ByteBuffer window(long position, int bytes) throws IOException {
        if (position < windowStart || position + bytes > windowStart + window.limit()) {
            window.clear();
            windowStart = position;
            while (window.hasRemaining() && file.read(window, position + window.position()) > 0) {
                // until the window is full or the file ends
            }
            window.flip();
            if (window.limit() < bytes) {
                throw new InvalidInputException("the file ends early");
            }
        }
        return window.position((int) (position - windowStart));
    }
}
