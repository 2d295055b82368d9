package io.vireo.video.catalogue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Where a video stands in a list, newest first; later in the list is smaller. As the keys of a cursor: the microseconds since 1970
 * and the number of the row.
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
