package io.vireo.media.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the orientation from the Exif data of an image (Exif 2.32, sections 4.6.4 A and 4.6.5). */
final class ExifOrientation {
    /** The default orientation: the first row of the file is the top of the image. */
    static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /**
     * Returns the orientation 1 to 8; {@link #UPRIGHT} if the tag is missing or the data is invalid.
     *
     * @param exif the Exif data from the TIFF header on
     */
    static int of(ByteBuffer exif) {
        try {
            ByteBuffer tiff = exif.slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            tiff.position(tiff.getInt(4));
            for (int entries = tiff.getShort() & 0xFFFF; entries > 0; entries--) {
                int entry = tiff.position();
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
                    int value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
                tiff.position(entry + ENTRY_BYTES);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // an offset beyond the end: treated as missing
        }
        return UPRIGHT;
    }
}
