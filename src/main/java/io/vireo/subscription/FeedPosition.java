package io.vireo.subscription;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** The place of a video in a feed, newest first. Its cursor keys are the microseconds since 1970 and the key of the row. */
record FeedPosition(Instant upload, long videoId) {
    static final Comparator<FeedPosition> NEWEST_FIRST = Comparator.comparing(FeedPosition::upload)
            .thenComparing(FeedPosition::videoId)
            .reversed();

    static FeedPosition of(List<String> keys) {
        return new FeedPosition(
                Instant.EPOCH.plus(Long.parseLong(keys.get(0)), ChronoUnit.MICROS), Long.parseLong(keys.get(1)));
    }

    List<String> keys() {
        return List.of(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, upload)), Long.toString(videoId));
    }
}
