package io.vireo.platform.config;

import io.vireo.platform.Component;
import io.vireo.platform.startup.SettingsTask;
import jakarta.inject.Inject;

/** Reads every {@link SettingsRecord} when the application starts: an invalid value stops the start with a message that names the key. */
@Component
class SettingsCheck implements SettingsTask {
    @Inject
    SettingsExtension records;

    @Override
    public void start() {
        records.check();
    }
}
