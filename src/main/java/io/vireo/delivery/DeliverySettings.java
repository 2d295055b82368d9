package io.vireo.delivery;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of delivery.
 *
 * @param accelPrefix the internal path by which the server in front finds the store; empty without one
 * @param sendfile whether the kernel may move the bytes, where it can
 * @param fastPath whether what can be answered before the servlet container is
 * @param cacheBytes for small files, in bytes
 * @param idleTimeout how long a viewer may take nothing
 */
record DeliverySettings(
        Optional<String> accelPrefix, boolean sendfile, boolean fastPath, long cacheBytes, Duration idleTimeout) {
    private static final String ACCEL_PREFIX = "vireo.media.accel-prefix";

    static DeliverySettings from(Settings settings) {
        return new DeliverySettings(
                settings.optionalText(ACCEL_PREFIX).map(DeliverySettings::prefix),
                settings.flag("vireo.media.sendfile"),
                settings.flag("vireo.media.fast-path"),
                settings.number("vireo.media.cache-bytes", 0, Long.MAX_VALUE),
                settings.duration("vireo.delivery.idle-timeout"));
    }

    private static String prefix(String text) {
        if (!text.matches("/[A-Za-z0-9._~/-]+")) {
            throw new InvalidSettingException(ACCEL_PREFIX, "must be a path such as /vireo-media");
        }
        return text.replaceAll("/+$", "");
    }
}
