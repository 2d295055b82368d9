package io.vireo.video;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Where a video stands in a list, newest first; later in the list is smaller. As the keys of a cursor: the microseconds since 1970
 * and the number of the row.
 */
record Place(Instant upload, long id) {
    static Place of(List<String> keys) {
        return new Place(
                Instant.EPOCH.plus(Long.parseLong(keys.get(0)), ChronoUnit.MICROS), Long.parseLong(keys.get(1)));
    }

    List<String> keys() {
        return List.of(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, upload)), Long.toString(id));
    }
}
