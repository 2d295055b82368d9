package io.vireo.media.frame;

import org.jcodec.common.model.Picture;

/** Rates how expressive a picture is. */
final class FrameScore {
    /** A sufficient score: two or three surfaces in some light. */
    static final double GOOD = 1.2;

    /** The score of a well-lit scene, which makes further search unnecessary. */
    static final double EXCELLENT = 4.5;

    private static final int LEVELS = 64;
    private static final int STEP = 3;
    /** The luma range of a well-lit picture (8 bits, black is 16 and white 235). */
    private static final int DIM = 64;

    private static final int GLARING = 210;

    private FrameScore() {}

    /** Returns the entropy of the luma in bits, 0 to 6, reduced for a very dark or very bright picture. */
    static double score(Picture picture) {
        byte[] luma = picture.getPlaneData(0);
        int[] histogram = new int[LEVELS];
        long sum = 0;
        int count = 0;
        for (int i = 0; i < luma.length; i += STEP) {
            int value = luma[i] + 128; // JCodec stores [0, 255] as [-128, 127]
            histogram[value * LEVELS / 256]++;
            sum += value;
            count++;
        }
        double entropy = 0;
        for (int level : histogram) {
            double share = (double) level / count;
            entropy -= share > 0 ? share * Math.log(share) / Math.log(2) : 0;
        }
        double mean = (double) sum / count;
        double light = Math.min((mean - 16) / (DIM - 16), (255 - mean) / (255 - GLARING));
        return entropy * Math.max(0, Math.min(1, light));
    }
}
