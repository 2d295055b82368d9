package io.vireo.tally;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;

/**
 * The weights of events in the heat of a video.
 *
 * @param view the weight of a counted view
 * @param like the weight of a like, and of the publication
 * @param comment the weight of the first comment of an author on a day
 */
@SettingsRecord
public record HeatSettings(long view, long like, long comment) {
    private static final int MAX = 1000;

    static HeatSettings from(Settings settings) {
        return new HeatSettings(
                settings.number("vireo.trending.view-weight", 0, MAX),
                settings.number("vireo.trending.like-weight", 0, MAX),
                settings.number("vireo.trending.comment-weight", 0, MAX));
    }
}
