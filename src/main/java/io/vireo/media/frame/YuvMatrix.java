package io.vireo.media.frame;

import io.vireo.media.mp4.ColourBox;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.VUIParameters;
import org.jspecify.annotations.Nullable;

/**
 * How luma and chroma make colours (ITU-T H.273, 8.3).
 *
 * @param red the share of red in luma
 * @param blue the share of blue in luma
 * @param full whether luma runs from 0 to 255, not from 16 to 235
 */
record YuvMatrix(double red, double blue, boolean full) {
    private static final int HD_LINES = 720;

    /** What the container says; null if that is nothing that we know. */
    static @Nullable YuvMatrix of(@Nullable ColourBox told) {
        return told == null ? null : ofMatrix(told.matrix(), told.full());
    }

    /** What the video says of itself, and where it says nothing, what players take: BT.709 from 720 lines on, otherwise BT.601. */
    static YuvMatrix of(SeqParameterSet sps, int height) {
        VUIParameters vui = sps.vuiParams;
        boolean told = vui != null && vui.videoSignalTypePresentFlag;
        boolean full = told && vui.videoFullRangeFlag;
        YuvMatrix yuvMatrix = told && vui.colourDescriptionPresentFlag ? ofMatrix(vui.matrixCoefficients, full) : null;
        return yuvMatrix != null ? yuvMatrix : bt(height >= HD_LINES, full);
    }

    /** Null for a matrix that is unknown, or said to be. */
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
