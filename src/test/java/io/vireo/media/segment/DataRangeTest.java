package io.vireo.media.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.media.segment.TrackSamples.AdjacentSamples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataRangeTest {
    private static final int GAP = 64 << 10;
    private static final int LARGEST = 64 << 20;

    private static AdjacentSamples run(long offset, int length) {
        return new AdjacentSamples(new TrackSamples(TrackSamples.VIDEO, 1000), 0, 1, offset, length);
    }

    @Test
    void shouldJoinRunsThatAreCloseToEachOther() {
        assertThat(DataRange.covering(List.of(run(1000, 10), run(100, 50), run(1010, 5), run(1015 + GAP, 7))))
                .containsExactly(new DataRange(100, 922 + GAP));
        assertThat(DataRange.covering(List.of(run(100, 50), run(151 + GAP, 7))))
                .containsExactly(new DataRange(100, 50), new DataRange(151 + GAP, 7));
    }

    @Test
    void shouldLimitTheNumberOfRanges() {
        List<AdjacentSamples> runs = IntStream.range(0, DataRange.MAX_RANGES + 1)
                .mapToObj(i -> run(i * 2L * GAP, 1))
                .toList();
        assertThat(DataRange.covering(runs.subList(1, runs.size()))).hasSize(DataRange.MAX_RANGES);
        assertThatExceptionOfType(UnsegmentableException.class).isThrownBy(() -> DataRange.covering(runs));
    }

    @Test
    void shouldLimitTheLength() {
        assertThat(DataRange.covering(List.of(run(1L << 33, LARGEST)))).hasSize(1);
        assertThatExceptionOfType(UnsegmentableException.class)
                .isThrownBy(() -> DataRange.covering(List.of(run(1L << 33, LARGEST), run((1L << 33) + LARGEST, 1))));
        assertThatExceptionOfType(UnsegmentableException.class)
                .isThrownBy(() -> DataRange.covering(List.of(run(0, LARGEST), run(LARGEST + 2L * GAP, 1))));
    }

    @Test
    void shouldFindPositions() {
        List<DataRange> ranges = List.of(new DataRange(100, 10), new DataRange(200, 5));
        assertThat(DataRange.position(ranges, 203)).isEqualTo(13);
        assertThat(DataRange.offset(ranges, 13)).isEqualTo(203);
    }
}
