package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;

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
    void shouldGiveOnePart(String header, long offset, long length) {
        assertThat(Ranges.parse(header, LENGTH)).isEqualTo(new ByteRange.Part(offset, length));
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
                "bytes=0-1,5-6",
                "bytes=0-0,-1",
                "seconds=1-2",
                "bytes 0-1"
            })
    void shouldGiveTheWholeForWhatIsNoSingleRangeOfBytes(String header) {
        assertThat(Ranges.parse(header, LENGTH)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void shouldGiveTheWholeWithoutHeader() {
        assertThat(Ranges.parse(null, LENGTH)).isEqualTo(new ByteRange.Whole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999-", "bytes=5000-6000"})
    void shouldTellThatARangeIsNotThere(String header) {
        assertThat(Ranges.parse(header, LENGTH)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @Test
    void shouldFindNoByteInAnEmptyFile() {
        assertThat(Ranges.parse("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(Ranges.parse("bytes=-5", 0)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void shouldWriteContentRange() {
        assertThat(new ByteRange.Part(5, 10).contentRange(1000)).isEqualTo("bytes 5-14/1000");
        assertThat(new ByteRange.Unsatisfiable().contentRange(1000)).isEqualTo("bytes */1000");
    }
}
