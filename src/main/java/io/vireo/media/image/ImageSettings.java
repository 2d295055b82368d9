package io.vireo.media.image;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;

/**
 * Limits for uploaded images.
 *
 * @param maxBytes the maximum file size in bytes
 * @param maxPixels the maximum number of pixels, width times height
 * @param maxWebpPixels the maximum number of pixels of a WebP image, whose decoder needs the most memory per pixel
 * @param decoderThreads the maximum number of concurrent decoders
 */
@SettingsRecord
record ImageSettings(int maxBytes, long maxPixels, long maxWebpPixels, int decoderThreads) {
    static ImageSettings from(Settings settings) {
        return new ImageSettings(
                (int) settings.number("vireo.media.images.max-bytes", 1, 100_000_000),
                settings.number("vireo.media.images.max-pixels", 1, 1_000_000_000),
                settings.number("vireo.media.images.max-webp-pixels", 1, 1_000_000_000),
                (int) settings.number("vireo.media.images.decoder-threads", 1, 64));
    }
}
