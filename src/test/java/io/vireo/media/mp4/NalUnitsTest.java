package io.vireo.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitsTest {
    @ParameterizedTest
    @CsvSource({
        "4,0000000265AA0000000141,65AA 41",
        "2,000265AA000141,65AA 41",
        "1,0265AA0141,65AA 41",
        // a prefix unit and a slice under one length, with start codes of four and three bytes
        "4,0000000B6E4000000000016588840A,6E40 6588840A",
        "4,000000096E40000001658884AA,6E40 658884AA",
        // a whole sample in Annex B format
        "4,0000000109F000000001658884,09F0 658884",
        "4,00000109F0000001658884,09F0 658884",
        // a length beyond the end, a zero length, and a truncated length
        "4,0000FFFF65AA,65AA",
        "4,000000000000000265AA,65AA",
        "4,0000000265AA0000,65AA",
    })
    void shouldSplitSamplesIntoNalUnits(int lengthSize, String sample, String units) {
        assertThat(hex(NalUnits.of(ByteBuffer.wrap(HexFormat.of().parseHex(sample)), lengthSize)))
                .isEqualTo(units);
    }

    @Test
    void shouldSplitArbitraryBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) random.nextInt(3);
            }
            assertThat(NalUnits.of(ByteBuffer.wrap(bytes), 1 + i % 4)).allMatch(ByteBuffer::hasRemaining);
        }
    }

    private static String hex(List<ByteBuffer> units) {
        return String.join(
                " ",
                units.stream()
                        .map(unit -> {
                            byte[] bytes = new byte[unit.remaining()];
                            unit.duplicate().get(bytes);
                            return HexFormat.of().withUpperCase().formatHex(bytes);
                        })
                        .toList());
    }
}
