package io.vireo.media.mp4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mp4InspectorTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "baseline.mp4,2000,320,240,0,avc1",
        "moov-last.mp4,2000,320,240,0,avc1",
        "movie.mov,2000,320,240,0,avc1",
        "fragmented.mp4,2000,320,240,0,avc1",
        "high-1080.mp4,1000,1920,1080,0,avc1",
        "high10.mp4,1000,320,240,0,avc1",
        "yuv422.mp4,1000,320,240,0,avc1",
        "wide-pixels.mp4,1000,320,240,0,avc1",
        "turned-90.mp4,2000,240,320,90,avc1",
        "turned-180.mp4,2000,320,240,180,avc1",
        "turned-270.mp4,2000,240,320,270,avc1",
        "hevc.mp4,1000,320,240,0,hvc1",
        "av1.mp4,1000,320,240,0,av01",
        "vp9.mp4,1000,320,240,0,vp09",
    })
    void shouldReadTheMetadata(String name, long millis, int width, int height, int rotation, String codec) {
        assertThat(Mp4Inspector.inspect(Samples.path(name)))
                .isEqualTo(new VideoMetadata(millis, width, height, rotation, false, codec));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3-audio.mp4", "aac-audio.mp4"})
    void shouldReadTheMetadataOfAVideoWithAudio(String name) {
        VideoMetadata metadata = Mp4Inspector.inspect(Samples.path(name));
        assertThat(metadata.codec()).isEqualTo("avc1");
        assertThat(metadata.durationMillis()).isBetween(1000L, 1100L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio-only.m4a", "matroska.mp4", "make-samples.sh"})
    void shouldRejectOtherFormats(String name) {
        assertNotMp4(Samples.bytes(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<!DOCTYPE html><html><head><title>video.mp4</title></head><body>no such page</body></html>",
                "PK\3\4\24\0\0\0\10\0 a renamed archive with enough bytes to read a box from",
                "\0\0\0\30ftypisom\0\0\2\0isommp42",
                "\0\0\0\10ftyp\0\0\0\10moov\0\0\0\11mdat."
            })
    void shouldRejectInvalidFiles(String content) {
        assertNotMp4(content.getBytes(ISO_8859_1));
    }

    @Test
    void shouldRejectRandomBytes() {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        assertNotMp4(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.mp4", "moov-last.mp4", "fragmented.mp4", "hevc.mp4", "movie.mov"})
    void shouldRejectEveryTruncation(String name) {
        byte[] whole = Samples.bytes(name);
        int end = name.startsWith("fragmented") ? firstFragment(whole) : whole.length;
        for (int length = 0; length < end; length += 7) {
            assertNotMp4(Arrays.copyOf(whole, length));
        }
    }

    /** Returns the offset of the first fragment. Later cuts may leave a valid file: between fragments, or after the last {@code mdat}. */
    private static int firstFragment(byte[] file) {
        return new String(file, ISO_8859_1).indexOf("moof");
    }

    @Test
    void shouldRejectAFileCutWithinAFragment() {
        byte[] whole = Samples.bytes("fragmented.mp4");
        int secondData = new String(whole, ISO_8859_1).indexOf("mdat", firstFragment(whole) + 600);
        assertNotMp4(Arrays.copyOf(whole, secondData + 5));
    }

    @Test
    void shouldAcceptTrailingBytes() throws IOException {
        byte[] whole = Samples.bytes("baseline.mp4");
        byte[] more = Arrays.copyOf(whole, whole.length + 100);
        Arrays.fill(more, whole.length, more.length, (byte) 0xAB);
        assertThat(inspect(more).width()).isEqualTo(320);
    }

    @Test
    void shouldAccept64BitSizesAndASizeToTheEndOfTheFile() throws IOException {
        byte[] whole = Samples.bytes("moov-last.mp4");
        ByteBuffer edited = ByteBuffer.wrap(whole.clone());
        // ffmpeg reserves a "free" box of eight bytes before mdat for a 64-bit size
        int free = at(whole, "free") - 4;
        long size = edited.getInt(free + 8);
        edited.putInt(free, 1).put(free + 4, "mdat".getBytes(ISO_8859_1)).putLong(free + 8, size + 8);
        assertThat(inspect(edited.array()).durationMillis()).isEqualTo(2000);

        ByteBuffer open = ByteBuffer.wrap(Samples.bytes("baseline.mp4"));
        open.putInt(at(open.array(), "mdat") - 4, 0);
        assertThat(inspect(open.array()).durationMillis()).isEqualTo(2000);
    }

    @Test
    void shouldAcceptQuickTimeWithoutFtyp() throws IOException {
        byte[] whole = Samples.bytes("movie.mov");
        ByteBuffer edited = ByteBuffer.wrap(whole);
        edited.put(4, "wide".getBytes(ISO_8859_1));
        assertThat(inspect(edited.array()).codec()).isEqualTo("avc1");
    }

    @Test
    void shouldAcceptADisabledTrackIfThereIsNoOther() throws IOException {
        ByteBuffer edited = ByteBuffer.wrap(Samples.bytes("baseline.mp4"));
        edited.putInt(at(edited.array(), "tkhd") + 4, 0);
        assertThat(inspect(edited.array()).width()).isEqualTo(320);
    }

    @Test
    void shouldFallBackToTheSamplesForTheDuration() throws IOException {
        ByteBuffer edited = ByteBuffer.wrap(Samples.bytes("baseline.mp4"));
        edited.putInt(at(edited.array(), "mvhd") + 20, -1).putInt(at(edited.array(), "mdhd") + 20, 0);
        assertThat(inspect(edited.array()).durationMillis()).isEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource({
        "stco,12,2147483647", // the first chunk is beyond the end of the file
        "stsz,12,2147483647", // more samples than the table has
        "stsz,16,2147483647", // a sample that is larger than the file
        "stsz,12,0", // no sample
        "stsc,12,2", // no run for the first chunk
        "stsc,16,0", // chunks without samples
        "trak,-4,16777216", // a box that ends after its parent
        "stbl,-4,4", // a box that is smaller than its header
        "avc1,0,1701733238" // encv: encrypted
    })
    void shouldRejectInconsistentTables(String box, int offset, int value) {
        ByteBuffer edited = ByteBuffer.wrap(Samples.bytes("baseline.mp4"));
        int type = box.equals("avc1") ? at(edited.array(), "stsd") + 16 : at(edited.array(), box);
        edited.putInt(type + offset, value);
        assertNotMp4(edited.array());
    }

    @ParameterizedTest
    @CsvSource({
        "trun,12,16777216", // the first sample is beyond the end of the file
        "trun,8,2147483647", // more samples than there can be
        "trun,8,100000", // more samples than the box has room for
        "mvex,0,1718773093" // free: the file does not declare fragments
    })
    void shouldRejectInconsistentFragments(String box, int offset, int value) {
        ByteBuffer edited = ByteBuffer.wrap(Samples.bytes("fragmented.mp4"));
        edited.putInt(at(edited.array(), box) + offset, value);
        assertNotMp4(edited.array());
    }

    @Test
    void shouldRejectACompressedMoov() {
        ByteBuffer edited = ByteBuffer.wrap(Samples.bytes("baseline.mp4"));
        edited.put(at(edited.array(), "udta"), "cmov".getBytes(ISO_8859_1));
        assertNotMp4(edited.array());
    }

    private static int at(byte[] file, String type) {
        return new String(file, ISO_8859_1).indexOf(type);
    }

    private void assertNotMp4(byte[] content) {
        assertThatExceptionOfType(InvalidMp4Exception.class).isThrownBy(() -> inspect(content));
    }

    private VideoMetadata inspect(byte[] content) throws IOException {
        return Mp4Inspector.inspect(Files.write(directory.resolve("file.mp4"), content));
    }
}
