package io.vireo.video;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of uploads.
 *
 * @param maxBytes the maximum size of a video file in bytes
 * @param expiry how long an unpublished video is kept without its file, and how long candidate frames for a thumbnail are kept
 * @param idleTimeout the time without received bytes after which an upload is aborted
 * @param publishingThreads the maximum number of received files that are published concurrently
 */
@SettingsRecord
public record VideoSettings(long maxBytes, Duration expiry, Duration idleTimeout, int publishingThreads) {
    static VideoSettings from(Settings settings) {
        return new VideoSettings(
                settings.number("vireo.upload.max-bytes", 1, Long.MAX_VALUE),
                settings.duration("vireo.upload.expiry"),
                settings.duration("vireo.upload.idle-timeout"),
                (int) settings.number("vireo.upload.publishing-threads", 1, 64));
    }
}
