package io.vireo.media.frame;

import io.vireo.media.mp4.ColourBox;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.VUIParameters;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of luma and chroma to colors (ITU-T H.273, section 8.3).
 *
 * @param red the weight of red in luma
 * @param blue the weight of blue in luma
 * @param full whether luma has the full range 0 to 255 instead of 16 to 235
 */
record YuvMatrix(double red, double blue, boolean full) {
    private static final int HD_LINES = 720;

    /**
     * Returns the matrix named by the container, else that of the video.
     *
     * @param box the color description of the container; null if missing
     * @param height the height of the video in pixels
     */
    static YuvMatrix of(SeqParameterSet sps, @Nullable ColourBox box, int height) {
        YuvMatrix stream = of(sps, height);
        YuvMatrix container = of(box);
        // an nclc box does not contain the range
        return container == null
                ? stream
                : new YuvMatrix(container.red(), container.blue(), container.full() || stream.full());
    }

    /** Returns the matrix named by the container; null if it is missing or unknown. */
    static @Nullable YuvMatrix of(@Nullable ColourBox box) {
        return box == null ? null : ofMatrix(box.matrix(), box.full());
    }

    /** Returns the matrix named by the video, or the default of players: BT.709 from 720 lines on, otherwise BT.601. */
    static YuvMatrix of(SeqParameterSet sps, int height) {
        VUIParameters vui = sps.vuiParams;
        boolean signaled = vui != null && vui.videoSignalTypePresentFlag;
        boolean full = signaled && vui.videoFullRangeFlag;
        YuvMatrix yuvMatrix =
                signaled && vui.colourDescriptionPresentFlag ? ofMatrix(vui.matrixCoefficients, full) : null;
        return yuvMatrix != null ? yuvMatrix : bt(height >= HD_LINES, full);
    }

    /** Returns null for an unknown or unspecified matrix. */
    private static @Nullable YuvMatrix ofMatrix(int matrix, boolean full) {
        return switch (matrix) {
            case 1 -> bt(true, full);
            case 4 -> new YuvMatrix(0.30, 0.11, full);
            case 5, 6 -> bt(false, full);
            case 7 -> new YuvMatrix(0.212, 0.087, full);
            case 9, 10 -> new YuvMatrix(0.2627, 0.0593, full);
            default -> null;
        };
    }

    private static YuvMatrix bt(boolean hd, boolean full) {
        return hd ? new YuvMatrix(0.2126, 0.0722, full) : new YuvMatrix(0.299, 0.114, full);
    }
}
