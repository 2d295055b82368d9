package io.vireo.media.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the colour profile of a JPEG file together, which stands in pieces in its APP2 segments (ICC.1, B.4). */
final class JpegProfile {
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    /** The name, the number of the piece, and how many there are. */
    private static final int HEADER_BYTES = NAME.length + 2;

    private final SortedMap<Integer, ByteBuffer> pieces = new TreeMap<>();

    /** Takes the content of an APP2 segment, which may be something else. */
    void add(ByteBuffer content) {
        if (content.capacity() > HEADER_BYTES && content.slice(0, NAME.length).equals(ByteBuffer.wrap(NAME))) {
            int number = content.get(NAME.length) & 0xFF;
            pieces.putIfAbsent(number, content.slice(HEADER_BYTES, content.capacity() - HEADER_BYTES));
        }
    }

    /** The profile for an image that is grey, or is not; empty if there is no usable one. */
    Optional<ColorProfile> of(boolean grey) {
        int length = pieces.values().stream().mapToInt(ByteBuffer::capacity).sum();
        ByteBuffer whole = ByteBuffer.allocate(length);
        pieces.values().forEach(whole::put);
        return ColorProfile.of(whole.array(), grey);
    }
}
