package io.vireo.delivery;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings for serving files.
 *
 * @param accelPrefix the internal path under which the reverse proxy serves the media store; empty without such a proxy
 * @param sendfile whether sendfile is used where the connector supports it
 * @param fastPath whether requests may be answered before they reach the servlet container
 * @param cacheBytes the size of the small-file cache, in bytes
 * @param idleTimeout how long a client may accept no bytes before the download is aborted
 */
@SettingsRecord
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
