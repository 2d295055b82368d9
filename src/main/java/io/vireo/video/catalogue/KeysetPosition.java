package io.vireo.video.catalogue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The keyset position of a video in a list, newest first: positions later in the list are smaller. Its cursor keys are the microseconds
 * since 1970 and the key of the row.
 */
record KeysetPosition(Instant upload, long id) {
    static KeysetPosition of(List<String> keys) {
        return new KeysetPosition(
                Instant.EPOCH.plus(Long.parseLong(keys.get(0)), ChronoUnit.MICROS), Long.parseLong(keys.get(1)));
    }

    List<String> keys() {
        return List.of(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, upload)), Long.toString(id));
    }
}
