package io.vireo.media.remux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioConfigurationTest {
    /** The table of RFC 6716, 3.1: SILK, hybrid and CELT frames, and the numbers of frames. */
    @ParameterizedTest
    @CsvSource({
        "0x00,0,480",
        "0x08,0,960",
        "0x10,0,1920",
        "0x18,0,2880",
        "0x60,0,480",
        "0x68,0,960",
        "0x80,0,120",
        "0x88,0,240",
        "0x90,0,480",
        "0xF8,0,960",
        "0xF9,0,1920",
        "0xFA,0,1920",
        "0xFB,0x83,2880",
        "0xFB,0,0"
    })
    void shouldReadTheLengthOfOpusPackets(String first, String second, int samples) {
        assertThat(AudioConfiguration.opusLength(Integer.decode(first), Integer.decode(second)))
                .isEqualTo(samples);
    }
}
