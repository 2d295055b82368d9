package io.vireo.media.mp4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.BoxEditor;
import io.vireo.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FragmentDurationTest {
    @TempDir
    Path directory;

    @Test
    void shouldIgnoreDurationsInHeaders() throws IOException {
        BoxEditor file =
                BoxEditor.of("fragmented.mp4").put("mvhd", 16, 9_000_000).put("mdhd", 16, 90_000_000);
        assertThat(millis(file.bytes())).isEqualTo(2000);
        // a mehd is inserted before the trex of the only track
        byte[] mehd = ByteBuffer.allocate(16)
                .putInt(16)
                .put("mehd".getBytes(ISO_8859_1))
                .putInt(0)
                .putInt(19_063_542)
                .array();
        byte[] mvex = contentOf(file, "mvex");
        byte[] both = ByteBuffer.allocate(16 + mvex.length).put(mehd).put(mvex).array();
        assertThat(millis(file.content("mvex", both).bytes())).isEqualTo(2000);
    }

    @Test
    void shouldNotCountTheTimeBeforeTheFirstFragment() throws IOException {
        byte[] file = Samples.bytes("fragmented.mp4");
        String text = new String(file, ISO_8859_1);
        for (int at = text.indexOf("tfdt"); at >= 0; at = text.indexOf("tfdt", at + 1)) {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            boolean wide = file[at + 4] == 1;
            long later = (wide ? bytes.getLong(at + 8) : bytes.getInt(at + 8)) + 3_600_000;
            if (wide) {
                bytes.putLong(at + 8, later);
            } else {
                bytes.putInt(at + 8, (int) later);
            }
        }
        assertThat(millis(file)).isEqualTo(2000);
    }

    /** Without tfdt, fragments follow one another without gaps. */
    @Test
    void shouldSumUpFragmentsWithoutDecodeTime() throws IOException {
        byte[] file = new String(Samples.bytes("fragmented.mp4"), ISO_8859_1)
                .replace("tfdt", "free")
                .getBytes(ISO_8859_1);
        assertThat(millis(file)).isEqualTo(2000);
    }

    /** The last fragment of the audio is moved by two seconds, so that the audio is longer than the video. */
    @Test
    void shouldReturnTheDurationOfTheLongestTrack() throws IOException {
        byte[] file = Samples.bytes("fragmented-audio.mp4");
        long before = millis(file);
        int last = new String(file, ISO_8859_1).lastIndexOf("tfdt");
        ByteBuffer bytes = ByteBuffer.wrap(file);
        bytes.putLong(last + 8, bytes.getLong(last + 8) + 22_050 * 4);
        assertThat(millis(file)).isBetween(before + 1900, before + 2100);
    }

    private static byte[] contentOf(BoxEditor file, String type) {
        int start = file.at(type) - 4;
        int size = ByteBuffer.wrap(file.bytes()).getInt(start);
        return java.util.Arrays.copyOfRange(file.bytes(), start + 8, start + size);
    }

    private long millis(byte[] file) throws IOException {
        return Mp4Inspector.inspect(Files.write(directory.resolve("video.mp4"), file))
                .durationMillis();
    }
}
