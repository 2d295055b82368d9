package io.vireo.account;

import io.vireo.platform.Settings;
import io.vireo.platform.SettingsRecord;
import java.time.Duration;

/** @param duration how long the username of a deleted channel stays taken */
@SettingsRecord
record NameHold(Duration duration) {
    static NameHold from(Settings settings) {
        return new NameHold(settings.duration("vireo.account.name-hold"));
    }
}
