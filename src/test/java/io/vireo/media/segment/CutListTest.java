package io.vireo.media.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutListTest {
    private static final long TENTHS = 10;

    /** Times are in tenths of a second; a sample has the number of its time. */
    @ParameterizedTest
    @CsvSource({
        "0, 20, 0",
        "0, 60, 0",
        "0 20 40 60 80, 100, 0 60",
        "0 20 40 60 80 120, 140, 0 60 120",
        "0 25 50 75 100, 125, 0 50 100",
        "0 100 120, 130, 0 100",
        "0 70 140, 145, 0 70 140",
        "0 20 40, 80, 0 40",
        "0 20 40, 60, 0",
        "0 59 61, 70, 0 59",
        "0 0 0 40, 50, 0",
        "0 200 250, 300, 0 200 250"
    })
    void shouldTakeAsManyGroupsAsFit(String keyframes, long end, String expected) {
        assertThat(cuts(keyframes, end)).isEqualTo(numbers(expected));
    }

    private static List<Long> cuts(String keyframes, long end) {
        CutList cuts = new CutList(TENTHS);
        List<Long> times = numbers(keyframes);
        cuts.begin(times.get(0), times.get(0));
        times.stream().skip(1).forEach(time -> cuts.add(time, time));
        return cuts.end(end);
    }

    private static List<Long> numbers(String text) {
        return Stream.of(text.split(" ")).map(Long::valueOf).toList();
    }

    @Test
    void shouldLimitTheLengthOfAGroup() {
        assertThat(cuts("0", 300)).containsExactly(0L);
        assertThatExceptionOfType(UnsegmentableException.class).isThrownBy(() -> cuts("0", 301));
        assertThatExceptionOfType(UnsegmentableException.class).isThrownBy(() -> cuts("0 50 351", 360));
        assertThatExceptionOfType(UnsegmentableException.class).isThrownBy(() -> cuts("0 50", 351));
    }

    @Test
    void shouldLimitTheNumberOfSegments() {
        CutList cuts = new CutList(TENTHS);
        cuts.begin(0, 0);
        assertThatExceptionOfType(UnsegmentableException.class).isThrownBy(() -> {
            for (long i = 1; i <= 20_001; i++) {
                cuts.add(i, 100 * i);
            }
        });
    }

    @Test
    void shouldRejectAVideoWithoutADuration() {
        assertThatExceptionOfType(UnsegmentableException.class).isThrownBy(() -> cuts("0 0", 0));
    }
}
