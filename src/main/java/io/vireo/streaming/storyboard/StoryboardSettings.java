package io.vireo.streaming.storyboard;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of storyboards.
 *
 * @param enabled whether storyboards are made
 * @param budget the CPU time after which no further picture of a video is decoded
 * @param existing whether storyboards are also made for videos that were published by earlier versions
 */
@SettingsRecord
record StoryboardSettings(boolean enabled, Duration budget, boolean existing) {
    static StoryboardSettings from(Settings settings) {
        return new StoryboardSettings(
                settings.flag("vireo.storyboard.enabled"),
                settings.duration("vireo.storyboard.budget"),
                settings.flag("vireo.storyboard.existing"));
    }
}
