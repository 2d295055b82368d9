package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UndecodableReasonTest {
    @ParameterizedTest
    @EnumSource(UndecodableReason.class)
    void shouldBeDocumentedVerbatim(UndecodableReason reason) throws IOException {
        assertThat(Files.readString(Path.of("docs/operating.md"))).contains("| `" + reason.text() + "` |");
    }

    @ParameterizedTest
    @CsvSource({
        "hvc1,HEVC (H.265) is not decoded",
        "dvh1,HEVC (H.265) is not decoded",
        "av01,AV1 is not decoded",
        "vp09,VP9 is not decoded",
        "vp08,VP8 is not decoded",
        "mp4v,MPEG-4 Part 2 (mp4v) is not decoded",
        "apch,Apple ProRes is not decoded",
        "s263,the codec s263 is not decoded",
        "'raw ',the codec raw is not decoded",
    })
    void shouldNameTheCodec(String codec, String reason) {
        assertThat(UndecodableReason.ofCodec(codec)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"avc1", "avc2", "avc3", "avc4", "dva1", "dvav", "h264"})
    void shouldAcceptH264(String codec) {
        assertThat(UndecodableReason.ofCodec(codec)).isEmpty();
    }
}
