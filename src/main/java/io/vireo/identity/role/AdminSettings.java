package io.vireo.identity.role;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.util.List;

/**
 * The setting that names administrators.
 *
 * @param channels usernames
 */
@SettingsRecord
record AdminSettings(List<String> channels) {
    static AdminSettings from(Settings settings) {
        return new AdminSettings(settings.list("vireo.admin.channels"));
    }
}
