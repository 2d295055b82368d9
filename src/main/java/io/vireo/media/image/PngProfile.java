package io.vireo.media.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the color profile from the {@code iCCP} chunk of a PNG file: name, zero byte, compression method, compressed profile. */
final class PngProfile {
    private PngProfile() {}

    /** Returns the decompressed profile, at most {@link ColorProfile#MAX_BYTES}; empty if the chunk is damaged. */
    static byte[] unpacked(ByteBuffer content) {
        int packed = 0;
        while (packed < content.capacity() && content.get(packed) != 0) {
            packed++;
        }
        packed += 2; // the zero byte and the compression method, which is always deflate
        if (packed >= content.capacity()) {
            return new byte[0];
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content.slice(packed, content.capacity() - packed));
            byte[] profile = new byte[ColorProfile.MAX_BYTES];
            int length = inflater.inflate(profile);
            return inflater.finished() ? Arrays.copyOf(profile, length) : new byte[0];
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }
}
