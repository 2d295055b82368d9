package io.vireo.media.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.media.mp4.SampleEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamEntryTest {
    private static final int LEVEL = SampleEntry.VISUAL_HEADER + 13;

    @Test
    void shouldHaveTheLevelOfTheCodec() {
        StreamEntry derived = StreamEntry.video(vp9(0, 0));
        assertThat(derived.codec()).isEqualTo("vp09.00.10.08");
        assertThat(derived.bytes().get(LEVEL)).isEqualTo((byte) 10);
        assertThat(StreamEntry.video(vp9(0, 31)).bytes().get(LEVEL)).isEqualTo((byte) 31);
    }

    /** A file may declare any byte. */
    @ParameterizedTest
    @CsvSource({"100, 0", "127, 31", "128, 31", "200, 0", "255, 255", "0, 255"})
    void shouldRefuseUnknownProfilesAndLevels(int profile, int level) {
        assertThatExceptionOfType(UnsegmentableException.class)
                .isThrownBy(() -> StreamEntry.video(vp9(profile, level)))
                .withMessageContaining("vp09");
    }

    private static SampleEntry vp9(int profile, int level) {
        byte[] configuration = {1, 0, 0, 0, (byte) profile, (byte) level, (byte) 0x80};
        ByteBuffer entry = ByteBuffer.allocate(SampleEntry.VISUAL_HEADER + 8 + configuration.length);
        entry.putInt(entry.capacity()).put("vp09".getBytes(StandardCharsets.US_ASCII));
        entry.position(SampleEntry.VISUAL_HEADER)
                .putInt(8 + configuration.length)
                .put("vpcC".getBytes(StandardCharsets.US_ASCII))
                .put(configuration);
        return new SampleEntry("vp09", entry.rewind(), true);
    }
}
