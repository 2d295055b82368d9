package io.vireo.subscription;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;

/**
 * Settings of subscriptions.
 *
 * @param maxChannels the maximum number of subscriptions of a channel, which bounds the duration of reading its feed
 */
@SettingsRecord
record SubscriptionSettings(int maxChannels) {
    private static final int MAX = 10_000;

    static SubscriptionSettings from(Settings settings) {
        return new SubscriptionSettings((int) settings.number("vireo.subscription.max-channels", 1, MAX));
    }
}
