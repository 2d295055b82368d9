package io.vireo.video;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param maxBytes the largest video file that is taken, in bytes
 * @param expiry how long an announcement waits for its file
 * @param idleTimeout how long the sender of a file may send nothing
 * @param publishingThreads how many received files are published at once
 */
public record VideoSettings(long maxBytes, Duration expiry, Duration idleTimeout, int publishingThreads) {
    static VideoSettings from(Settings settings) {
        return new VideoSettings(
                settings.number("vireo.upload.max-bytes", 1, Long.MAX_VALUE),
                settings.duration("vireo.upload.expiry"),
                settings.duration("vireo.upload.idle-timeout"),
                (int) settings.number("vireo.upload.publishing-threads", 1, 64));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        VideoSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
