package io.vireo.media.mp4;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The display size of a track in pixels before the rotation, 0 by 0 if unknown, computed as in Chromium. The size is that of the coded
 * pictures. The pixel aspect ratio comes from {@code pasp}; otherwise from the matrix; otherwise from a track size ({@code tkhd}) that
 * differs from the sample entry (FFmpeg, libavformat/mov.c, mov_read_trak); otherwise from the video itself
 * (media/ffmpeg/ffmpeg_common.cc). Wide pixels increase the width, narrow ones the height (media/base/video_aspect_ratio.cc).
 */
record DisplaySize(int width, int height) {
    private static final int MAX_SIDE = 65_535;
    /** A stretch that differs from 1 by less than this is ignored (FFmpeg, mov_read_tkhd). */
    private static final double TOLERANCE = 0.01;

    /**
     * Returns the display size.
     *
     * @param entry the sample entry
     * @param inner the boxes in the sample entry
     * @param avc the configuration of an H.264 track; null for other codecs
     */
    static DisplaySize of(
            BoxReader reader, Box entry, Box inner, Box tkhd, DisplayMatrix matrix, @Nullable AvcConfiguration avc)
            throws IOException {
        DisplaySize declared = new DisplaySize(reader.u16(entry, 24), reader.u16(entry, 26));
        DisplaySize track = ofTrack(reader, tkhd);
        SequenceParameterSet sequence = avc == null ? null : avc.sequence().orElse(null);
        DisplaySize coded = sequence != null ? new DisplaySize(sequence.width(), sequence.height()) : declared;
        if (coded.isEmpty()) {
            return track;
        }
        double pixel = pixelAspect(reader, inner);
        if (pixel == 0 && !track.isEmpty() && Math.abs(matrix.stretch() - 1) > TOLERANCE) {
            pixel = matrix.stretch();
        }
        if (pixel == 0 && !track.isEmpty() && !declared.isEmpty() && !track.equals(declared)) {
            pixel = (double) declared.height() * track.width() / ((double) declared.width() * track.height());
        }
        if (pixel == 0 && sequence != null) {
            pixel = sequence.pixelAspect();
        }
        return coded.stretched(pixel);
    }

    private static DisplaySize ofTrack(BoxReader reader, Box tkhd) throws IOException {
        int field = reader.u8(tkhd, 0) == 1 ? 88 : 76;
        return tkhd.size() < field + 8
                ? new DisplaySize(0, 0)
                : new DisplaySize(reader.u16(tkhd, field), reader.u16(tkhd, field + 4));
    }

    /** Returns the width of a pixel divided by its height ({@code pasp}, ISO/IEC 14496-12, 12.1.4); 0 if unspecified. */
    private static double pixelAspect(BoxReader reader, Box inner) throws IOException {
        Box pasp = reader.find(inner, "pasp").orElse(null);
        if (pasp == null || pasp.size() < 8 || reader.u32(pasp, 4) == 0) {
            return 0;
        }
        return (double) reader.u32(pasp, 0) / reader.u32(pasp, 4);
    }

    private boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /**
     * Returns the size for the given ratio of pixel width to pixel height; unchanged if the ratio is unknown or the result would be too
     * large.
     */
    private DisplaySize stretched(double pixelAspect) {
        double wider = Math.rint(pixelAspect > 1 ? width * pixelAspect : width);
        double higher = Math.rint(pixelAspect < 1 ? height / pixelAspect : height);
        return wider > MAX_SIDE || higher > MAX_SIDE || pixelAspect <= 0
                ? this
                : new DisplaySize((int) wider, (int) higher);
    }
}
