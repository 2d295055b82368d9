package io.vireo.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecStringTest {
    @ParameterizedTest
    @CsvSource({
        "avc1, avcC, 0164001f, avc1.64001f",
        "avc3, avcC, 014d401effe1, avc3.4d401e",
        "hvc1, hvcC, 010160000000b00000000000 5d, hvc1.1.6.L93.B0",
        "hev1, hvcC, 01222000000090000000 0000 78, hev1.2.4.H120.90",
        "hvc1, hvcC, 0141600000009008000000 0099, hvc1.A1.6.L153.90.8",
        "av01, av1C, 8105 0c, av01.0.05M.08",
        "av01, av1C, 810d c0, av01.0.13H.10",
        "av01, av1C, 814d 60, av01.2.13M.12",
        "vp09, vpcC, 01000000 00 1f 80, vp09.00.31.08",
        "vp09, vpcC, 01000000 02 33 a2, vp09.02.51.10",
        "vp08, vpcC, 01000000 00 1f 80, vp08",
        "apch, none, 00, apch",
        "avc1, avcC, 0164, avc1",
        "avc1, none, 00, avc1"
    })
    void shouldDescribeVideo(String type, String box, String content, String expected) {
        assertThat(CodecString.of(entry(type, box, content, SampleEntry.VISUAL_HEADER, 0)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "mp4a, esds, 00000000 03 19 000100 04 11 40 15 000000 00000000 00000000 05 02 1190, mp4a.40.2",
        "mp4a, esds, 00000000 03 808080 19 000100 04 80808011 40 15 000000 00000000 00000000 05 80808002 2b92, mp4a.40.5",
        "mp4a, esds, 00000000 03 19 000100 04 11 40 15 000000 00000000 00000000 05 04 eb098800, mp4a.40.29",
        "mp4a, esds, 00000000 03 19 000100 04 11 40 15 000000 00000000 00000000 05 03 f94600, mp4a.40.42",
        "mp4a, esds, 00000000 03 1b 000120 0001 04 11 40 15 000000 00000000 00000000 05 02 1190, mp4a.40.2",
        "mp4a, esds, 00000000 03 19 000100 04 11 6b 15 000000 00000000 00000000, mp4a.6B",
        "mp4a, esds, 00000000 03 19 000100 04 11 40 15 000000 00000000 00000000, mp4a.40",
        "mp4a, esds, 00000000 03, mp4a",
        "mp4a, esds, 0000, mp4a",
        "Opus, dOps, 00, opus",
        "fLaC, dfLa, 00, flac",
        "ac-3, dac3, 00, ac-3",
        "apac, none, 00, apac"
    })
    void shouldDescribeAudio(String type, String box, String content, String expected) {
        assertThat(CodecString.of(entry(type, box, content, SampleEntry.AUDIO_HEADER, 0)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"320, 180, 11", "320, 240, 20", "1280, 720, 31", "1920, 1080, 41", "3840, 2160, 51", "65535, 65535, 62"
    })
    void shouldDeriveTheMissingLevelOfARecording(int width, int height, int level) {
        SampleEntry entry = entry("vp09", "vpcC", "01000000 00 00 80", SampleEntry.VISUAL_HEADER, 0);
        ByteBuffer bytes = ByteBuffer.wrap(entry.bytes().array().clone());
        bytes.putShort(32, (short) width).putShort(34, (short) height);
        assertThat(CodecString.of(new SampleEntry("vp09", bytes, true))).isEqualTo("vp09.00." + level + ".08");
    }

    @Test
    void shouldFindTheConfigurationOfQuickTimeSound() {
        String esds = "00000000 03 19 000100 04 11 40 15 000000 00000000 00000000 05 02 1190";
        byte[] inner = entry("wave", "esds", esds, 8, -1).bytes().array();
        String wave = HexFormat.of().formatHex(inner, 8, inner.length);
        assertThat(CodecString.of(entry("mp4a", "wave", wave, 52, 1))).isEqualTo("mp4a.40.2");
        assertThat(CodecString.of(entry("mp4a", "esds", esds, 72, 2))).isEqualTo("mp4a.40.2");
        assertThat(CodecString.of(entry("mp4a", "esds", esds, 36, 1))).isEqualTo("mp4a.40.2");
    }

    @ParameterizedTest
    @CsvSource({
        "colr, 6e636c78 0009 0010 0009 00, true",
        "colr, 6e636c63 0009 0012 0009, true",
        "colr, 6e636c78 0001 0001 0001 00, false",
        "colr, 70726f66 0009 0010 0009 00, false",
        "colr, 6e636c78 0009, false",
        "vpcC, 01000000 02 33 a2 09 10 09, true",
        "none, 00, false"
    })
    void shouldRecognizeHdr(String box, String content, boolean expected) {
        assertThat(entry("hvc1", box, content, SampleEntry.VISUAL_HEADER, 0).isHdr())
                .isEqualTo(expected);
    }

    /** @param version of the sound description; -1 for a box without this field */
    private static SampleEntry entry(String type, String box, String content, int header, int version) {
        byte[] bytes = HexFormat.of().parseHex(content.replace(" ", ""));
        ByteBuffer entry = ByteBuffer.allocate(header + 8 + bytes.length);
        entry.putInt(entry.capacity()).put(type.getBytes(StandardCharsets.US_ASCII));
        if (version > 0) {
            entry.putShort(16, (short) version);
        }
        entry.position(header)
                .putInt(8 + bytes.length)
                .put(box.getBytes(StandardCharsets.US_ASCII))
                .put(bytes);
        return new SampleEntry(type, entry.rewind(), header == SampleEntry.VISUAL_HEADER);
    }
}
