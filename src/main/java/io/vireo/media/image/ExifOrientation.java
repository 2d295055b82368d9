package io.vireo.media.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, as the Exif data of a JPEG file tells it (Exif 2.32, 4.6.4 A and 4.6.5). */
final class ExifOrientation {
    /** The rows of the file are the rows of the picture, from the top; also what is taken when nothing else is told. */
    static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /**
     * The value 1 to 8 of the tag; {@link #UPRIGHT} without it and for data that cannot be read.
     *
     * @param exif from the TIFF header on
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
            // it points beyond its end: as good as none
        }
        return UPRIGHT;
    }
}
