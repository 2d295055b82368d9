package io.vireo.media.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Assembles the color profile of a JPEG file from its APP2 segments (ICC.1, section B.4). */
final class JpegProfile {
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    /** The size of the segment header: name, index of the chunk, and number of chunks. */
    private static final int HEADER_BYTES = NAME.length + 2;

    private final SortedMap<Integer, ByteBuffer> pieces = new TreeMap<>();

    /** Adds the content of an APP2 segment; other contents are ignored. */
    void add(ByteBuffer content) {
        if (content.capacity() > HEADER_BYTES && content.slice(0, NAME.length).equals(ByteBuffer.wrap(NAME))) {
            int number = content.get(NAME.length) & 0xFF;
            pieces.putIfAbsent(number, content.slice(HEADER_BYTES, content.capacity() - HEADER_BYTES));
        }
    }

    /** Returns the profile for a grayscale or color image; empty if there is no usable one. */
    Optional<ColorProfile> of(boolean grey) {
        int length = pieces.values().stream().mapToInt(ByteBuffer::capacity).sum();
        ByteBuffer whole = ByteBuffer.allocate(length);
        pieces.values().forEach(whole::put);
        return ColorProfile.of(whole.array(), grey);
    }
}
