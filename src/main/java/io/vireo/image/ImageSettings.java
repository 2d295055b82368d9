package io.vireo.image;

import io.vireo.platform.Settings;
import io.vireo.platform.SettingsRecord;

/**
 * What images that people send may be.
 *
 * @param maxBytes the largest file, in bytes
 * @param maxPixels the most pixels, width times height
 * @param decoders how many are decoded at once
 */
@SettingsRecord
record ImageSettings(int maxBytes, long maxPixels, int decoders) {
    static ImageSettings from(Settings settings) {
        return new ImageSettings(
                (int) settings.number("vireo.media.images.max-bytes", 1, 100_000_000),
                settings.number("vireo.media.images.max-pixels", 1, 1_000_000_000),
                (int) settings.number("vireo.media.images.decoders", 1, 64));
    }
}
