package io.vireo.video.quota;

import io.vireo.auth.AccountRole;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;

/**
 * Settings of the quotas of each role; 0 stands for unlimited.
 *
 * @param bytes of users: bytes of all files of a channel
 * @param videosPerDay of users: uploads in 24 hours
 */
@SettingsRecord
record QuotaSettings(
        long bytes,
        long videosPerDay,
        long moderatorBytes,
        long moderatorVideosPerDay,
        long adminBytes,
        long adminVideosPerDay) {
    static QuotaSettings from(Settings settings) {
        return new QuotaSettings(
                settings.number("vireo.quota.bytes", 0, Long.MAX_VALUE),
                settings.number("vireo.quota.videos-per-day", 0, Integer.MAX_VALUE),
                settings.number("vireo.quota.moderator.bytes", 0, Long.MAX_VALUE),
                settings.number("vireo.quota.moderator.videos-per-day", 0, Integer.MAX_VALUE),
                settings.number("vireo.quota.admin.bytes", 0, Long.MAX_VALUE),
                settings.number("vireo.quota.admin.videos-per-day", 0, Integer.MAX_VALUE));
    }

    long bytes(AccountRole role) {
        return switch (role) {
            case USER -> bytes;
            case MODERATOR -> moderatorBytes;
            case ADMIN -> adminBytes;
        };
    }

    long videosPerDay(AccountRole role) {
        return switch (role) {
            case USER -> videosPerDay;
            case MODERATOR -> moderatorVideosPerDay;
            case ADMIN -> adminVideosPerDay;
        };
    }
}
