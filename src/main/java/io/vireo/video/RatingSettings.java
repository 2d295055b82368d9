package io.vireo.video;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;

/**
 * Settings of the ratings of videos.
 *
 * @param dislikes whether videos can be disliked, and whether their number is shown
 */
@SettingsRecord
public record RatingSettings(Dislikes dislikes) {
    /** What happens with dislikes. */
    public enum Dislikes {
        SHOWN,
        /** They are stored; viewers get the number 0. */
        COUNTED,
        /** They are rejected; viewers get the number 0. */
        OFF
    }

    static RatingSettings from(Settings settings) {
        String key = "vireo.rating.dislikes";
        return new RatingSettings(
                switch (settings.text(key)) {
                    case "shown" -> Dislikes.SHOWN;
                    case "counted" -> Dislikes.COUNTED;
                    case "off" -> Dislikes.OFF;
                    default -> throw new InvalidSettingException(key, "must be shown, counted or off");
                });
    }

    /** Returns whether the number of dislikes is shown. */
    public boolean areDislikesShown() {
        return dislikes == Dislikes.SHOWN;
    }
}
