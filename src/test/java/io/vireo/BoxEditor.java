package io.vireo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;

/** Edits the first box of a type in a test video. Only a box behind the media data may change its size. */
public final class BoxEditor {
    private static final Set<String> PARENTS =
            Set.of("moov", "trak", "edts", "mdia", "minf", "stbl", "mvex", "moof", "traf");
    private byte[] file;

    private BoxEditor(byte[] file) {
        this.file = file;
    }

    public static BoxEditor of(String sample) {
        return new BoxEditor(Samples.bytes(sample));
    }

    /** Writes a 32-bit value into the content of a box; the offset counts from the start of the content. */
    public BoxEditor put(String box, int offset, int value) {
        ByteBuffer.wrap(file).putInt(at(box) + 4 + offset, value);
        return this;
    }

    /** Replaces the type of a box. */
    public BoxEditor rename(String box, String type) {
        System.arraycopy(type.getBytes(ISO_8859_1), 0, file, at(box), 4);
        return this;
    }

    /** Writes the matrix { a b c d } into {@code mvhd} or {@code tkhd} of version 0. */
    public BoxEditor matrix(String box, double a, double b, double c, double d) {
        int field = box.equals("mvhd") ? 36 : 40;
        return put(box, field, fixed(a))
                .put(box, field + 4, fixed(b))
                .put(box, field + 12, fixed(c))
                .put(box, field + 16, fixed(d));
    }

    private static int fixed(double value) {
        return (int) (value * 65_536);
    }

    /**
     * Replaces the entries of the edit list.
     *
     * @param entries triples of duration in milliseconds, media time and rate
     */
    public BoxEditor edits(int... entries) {
        ByteBuffer list = ByteBuffer.allocate(8 + 4 * entries.length).putInt(0).putInt(entries.length / 3);
        for (int i = 0; i < entries.length; i++) {
            list.putInt(i % 3 == 2 ? entries[i] << 16 : entries[i]);
        }
        return content("elst", list.array());
    }

    /** Replaces the content of a box and adjusts the sizes of its parents. */
    public BoxEditor content(String box, byte... content) {
        int start = at(box) - 4;
        int end = start + ByteBuffer.wrap(file).getInt(start);
        ByteBuffer edited = ByteBuffer.allocate(file.length - (end - start) + 8 + content.length);
        edited.put(file, 0, start)
                .putInt(8 + content.length)
                .put(file, start + 4, 4)
                .put(content);
        edited.put(file, end, file.length - end);
        int growth = 8 + content.length - (end - start);
        for (int parent : parents(start)) {
            edited.putInt(parent, edited.getInt(parent) + growth);
        }
        file = edited.array();
        return this;
    }

    /** Returns the offsets of the boxes that contain a position. */
    private Deque<Integer> parents(int position) {
        Deque<Integer> parents = new ArrayDeque<>();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int at = 0; at + 8 <= file.length && at < position; ) {
            int size = bytes.getInt(at);
            boolean around = position < at + size;
            String type = new String(file, at + 4, 4, ISO_8859_1);
            if (around) {
                parents.push(at);
            }
            boolean entries = type.equals("stsd");
            boolean entry = type.startsWith("avc") || type.startsWith("hvc");
            int header = entries ? 16 : entry ? 86 : 8;
            at += around && (entries || entry || PARENTS.contains(type)) ? header : size;
        }
        return parents;
    }

    /** Prepends bytes to the file, which must not contain file offsets. */
    public BoxEditor before(byte... bytes) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + file.length);
        System.arraycopy(file, 0, longer, bytes.length, file.length);
        file = longer;
        return this;
    }

    /** Returns the offset of the type field of a box. */
    public int at(String type) {
        int at = new String(file, ISO_8859_1).indexOf(type);
        if (at < 0) {
            throw new IllegalArgumentException("No box " + type);
        }
        return at;
    }

    public byte[] bytes() {
        return file;
    }

    public Path write(Path directory) throws IOException {
        return Files.write(directory.resolve("edited.mp4"), file);
    }
}
