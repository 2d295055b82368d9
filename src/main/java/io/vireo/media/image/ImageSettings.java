package io.vireo.media.image;

import io.vireo.platform.config.Settings;

/**
 * What images that people send may be.
 *
 * @param maxBytes the largest file, in bytes
 * @param maxPixels the most pixels, width times height
 * @param decoderThreads how many are decoded at once
 */
record ImageSettings(int maxBytes, long maxPixels, int decoderThreads) {
    static ImageSettings from(Settings settings) {
        return new ImageSettings(
                (int) settings.number("vireo.media.images.max-bytes", 1, 100_000_000),
                settings.number("vireo.media.images.max-pixels", 1, 1_000_000_000),
                (int) settings.number("vireo.media.images.decoder-threads", 1, 64));
    }
}
