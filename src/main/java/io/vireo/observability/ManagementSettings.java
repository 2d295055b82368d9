package io.vireo.observability;

import io.vireo.http.Networks;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.util.OptionalInt;

/**
 * Settings of health and metrics.
 *
 * @param port the management port; empty to use the public port
 * @param address the address to which the management port is bound
 * @param allowed the addresses that may read metrics on the public port
 */
@SettingsRecord
record ManagementSettings(OptionalInt port, String address, Networks allowed) {
    static final String PORT = "vireo.management.port";
    private static final String ALLOWED = "vireo.metrics.allowed";

    static ManagementSettings from(Settings settings) {
        return new ManagementSettings(
                settings.optionalText(PORT).isPresent()
                        ? OptionalInt.of((int) settings.number(PORT, 1, 65_535))
                        : OptionalInt.empty(),
                settings.text("vireo.management.address"),
                Networks.of(ALLOWED, settings.list(ALLOWED)));
    }
}
