package io.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedPositionTest {
    @ParameterizedTest
    @CsvSource({
        "0, 600000, 0, false",
        "12.3456, 600000, 12.346, false",
        "569.9, 600000, 569.9, false",
        "570, 600000, 570, true",
        "3584, 3600000, 3584, true",
        "84, 100000, 84, false",
        "85, 100000, 85, true",
        "5, 20000, 5, false",
        "18, 20000, 18, false",
        "19, 20000, 19, true",
        "1e300, 20000, 20, true",
        "100, 2147483647, 100, false"
    })
    void shouldBeDoneShortlyBeforeTheEnd(double position, long duration, double expected, boolean isDone) {
        assertThat(WatchedPosition.in(position, duration)).isEqualTo(new WatchedPosition(expected, isDone));
    }
}
