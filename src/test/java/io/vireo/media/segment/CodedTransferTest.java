package io.vireo.media.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Samples;
import io.vireo.media.mp4.SampleEntry;
import io.vireo.media.mp4.StreamSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodedTransferTest {
    /** Configurations that x265, x264 and libaom have written, as FFmpeg stores them. */
    private static final String PQ_HEVC =
            "0102200000009000000000001ef000fcfdfafa00000f03200001001840010c01ffff0220000003009000000300000300"
                    + "1e959409210001002d42010102200000030090000003000003001ea02081"
                    + "04d965654a4c2f016a12201208000003000800000300504022000100064401c073"
                    + "c089";

    private static final String HLG_HEVC_WITH_LAYERS =
            "0102200000009000000000001ef000fcfdfafa00000f03a00001001840010c01ffff02200000030090000003000003001e959809a10001002d420101022000"
                    + "00030090000003000003001ea0208104d96566924e5780b5091209040000030004000003002820a2000100074401c172b42240";
    private static final String HLG_AVC =
            "0164000affe1001c6764000aacd94426c05a848904a000000300200000030281e244b2c001000668ebe3cb22c0fdf8f800";
    private static final String PQ_AV1 = "81004c000a0d00000002afff9b5f2a12201208";

    @ParameterizedTest
    @CsvSource({
        "hvc1, hvcC, " + PQ_HEVC + ", 16",
        "hev1, hvcC, " + PQ_HEVC + ", 16",
        "hvc1, hvcC, " + HLG_HEVC_WITH_LAYERS + ", 18",
        "avc1, avcC, " + HLG_AVC + ", 18",
        "av01, av1C, " + PQ_AV1 + ", 16",
        "vp09, hvcC, " + PQ_HEVC + ", 2",
        "hvc1, free, " + PQ_HEVC + ", 2"
    })
    void shouldReadTheTransferFunction(String type, String box, String content, int transfer) {
        SampleEntry entry = entry(type, box, HexFormat.of().parseHex(content));
        assertThat(CodedTransfer.of(entry)).isEqualTo(transfer);
        assertThat(CodedTransfer.isHdr(entry)).isEqualTo(transfer != 2);
    }

    @ParameterizedTest
    @CsvSource({"hvc1, hvcC, " + PQ_HEVC, "avc1, avcC, " + HLG_AVC, "av01, av1C, " + PQ_AV1})
    void shouldReadDamagedConfigurations(String type, String box, String content) {
        byte[] whole = HexFormat.of().parseHex(content);
        for (int at = 0; at < whole.length; at++) {
            byte[] cut = Arrays.copyOf(whole, at);
            assertThat(CodedTransfer.of(entry(type, box, cut))).isBetween(0, 255);
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThat(CodedTransfer.of(entry(type, box, changed))).isBetween(0, 255);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.mp4", "high10.mp4", "hevc.mp4", "av1.mp4", "vp9.mp4", "full-range.mp4"})
    void shouldNotTakeOtherVideosForHdr(String name) throws IOException {
        try (FileChannel file = FileChannel.open(Samples.path(name))) {
            assertThat(CodedTransfer.isHdr(StreamSource.read(file).video().entry()))
                    .isFalse();
        }
    }

    private static SampleEntry entry(String type, String box, byte[] content) {
        ByteBuffer entry = ByteBuffer.allocate(SampleEntry.VISUAL_HEADER + 8 + content.length);
        entry.putInt(entry.capacity()).put(type.getBytes(StandardCharsets.US_ASCII));
        entry.position(SampleEntry.VISUAL_HEADER);
        entry.putInt(8 + content.length)
                .put(box.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        return new SampleEntry(type, entry.flip().asReadOnlyBuffer(), true);
    }
}
