package io.vireo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
    private static final long LENGTH = 1000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,1",
        "bytes=0-499,0,500",
        "bytes=500-,500,500",
        "bytes=999-999,999,1",
        "bytes=0-,0,1000",
        "bytes=-1,999,1",
        "bytes=-1000,0,1000",
        "bytes=-5000,0,1000",
        "bytes=990-5000,990,10",
        "bytes=0-99999999999999999999999999,0,1000",
        "bytes=-99999999999999999999999999,0,1000",
        "BYTES=1-2,1,2",
        "' bytes=1-2 ',1,2",
        "'bytes= 1-2 ,',1,2",
    })
    void shouldParseASingleRange(String header, long offset, long length) {
        assertThat(Ranges.parse(header, LENGTH)).isEqualTo(new ByteRange.Single(offset, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=1",
                "bytes=2-1",
                "bytes=--1",
                "bytes=1-2-3",
                "bytes=0x1-2",
                "bytes=1 - 2",
                "bytes=\u0661-\u0662",
                "bytes=0-1,x",
                "bytes=0-1,6-5",
                "bytes=0-600,300-900",
                "bytes=0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7,8-8,9-9,10-10,11-11,12-12,13-13,14-14,15-15,16-16",
                "seconds=1-2",
                "bytes 0-1"
            })
    void shouldReturnTheWholeForInvalidOrExcessiveRanges(String header) {
        assertThat(Ranges.parse(header, LENGTH)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void shouldParseSeveralRangesInOrder() {
        assertThat(Ranges.parse("bytes=500-509, 0-0 , -10", LENGTH))
                .isEqualTo(new ByteRange.Multiple(List.of(
                        new ByteRange.Single(500, 10), new ByteRange.Single(0, 1), new ByteRange.Single(990, 10))));
    }

    @Test
    void shouldOmitUnsatisfiableRanges() {
        assertThat(Ranges.parse("bytes=2000-,5-6,-0", LENGTH)).isEqualTo(new ByteRange.Single(5, 2));
        assertThat(Ranges.parse("bytes=2000-,3000-", LENGTH)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @Test
    void shouldReturnTheWholeWithoutAHeader() {
        assertThat(Ranges.parse(null, LENGTH)).isEqualTo(new ByteRange.Whole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999-", "bytes=5000-6000"})
    void shouldReportAnUnsatisfiableRange(String header) {
        assertThat(Ranges.parse(header, LENGTH)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @Test
    void shouldHandleAnEmptyFile() {
        assertThat(Ranges.parse("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(Ranges.parse("bytes=-5", 0)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void shouldFormatContentRange() {
        assertThat(new ByteRange.Single(5, 10).contentRange(1000)).isEqualTo("bytes 5-14/1000");
        assertThat(new ByteRange.Unsatisfiable().contentRange(1000)).isEqualTo("bytes */1000");
    }
}
