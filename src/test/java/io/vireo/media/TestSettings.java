package io.vireo.media;

import java.nio.file.Path;
import java.time.Duration;

/** Settings for tests, with the store under a root. */
final class TestSettings {
    private TestSettings() {}

    static MediaSettings at(Path root) {
        return with(root, 0, Duration.ofMinutes(1), Duration.ofMinutes(1), 100);
    }

    static MediaSettings full(Path root) {
        return with(root, Long.MAX_VALUE, Duration.ofMinutes(1), Duration.ofMinutes(1), 100);
    }

    static MediaSettings workers(Duration deadline, Duration idle, int uses) {
        return with(Path.of("unused"), 0, deadline, idle, uses);
    }

    private static MediaSettings with(Path root, long reserve, Duration deadline, Duration idle, int uses) {
        return new MediaSettings(root, reserve, 1, 256, deadline, Duration.ofMinutes(2), idle, uses);
    }
}
