package io.vireo.media.remux;

import static io.vireo.MatroskaFiles.CLUSTER;
import static io.vireo.MatroskaFiles.CUES;
import static io.vireo.MatroskaFiles.INFO;
import static io.vireo.MatroskaFiles.SEGMENT;
import static io.vireo.MatroskaFiles.TRACKS;
import static io.vireo.MatroskaFiles.block;
import static io.vireo.MatroskaFiles.element;
import static io.vireo.MatroskaFiles.head;
import static io.vireo.MatroskaFiles.joined;
import static io.vireo.MatroskaFiles.real;
import static io.vireo.MatroskaFiles.simpleBlock;
import static io.vireo.MatroskaFiles.size;
import static io.vireo.MatroskaFiles.text;
import static io.vireo.MatroskaFiles.track;
import static io.vireo.MatroskaFiles.uint;
import static io.vireo.MatroskaFiles.unknownSize;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.MatroskaFiles;
import io.vireo.MatroskaFiles.Frame;
import io.vireo.Samples;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.remux.Conversion.Sample;
import io.vireo.media.segment.TestStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Converts files that are built element by element from the samples of small videos. */
class MatroskaInputTest {
    private static final String VIDEO = "one-group.mp4";
    private static final byte[] AVC = track(
            1, 1, "V_MPEG4/ISO/AVC", element(0x63A2, MatroskaFiles.configuration(VIDEO, true, "avcC")), size(320, 240));

    @TempDir
    Path directory;

    private Conversion conversion;

    @BeforeEach
    void begin() {
        conversion = new Conversion(directory);
    }

    private static byte[] file(byte[] tracks, byte[]... clusters) {
        return joined(
                head("matroska"),
                element(SEGMENT, element(INFO, uint(0x2AD7B1, 1_000_000)), element(TRACKS, tracks), joined(clusters)));
    }

    private static byte[][] simpleBlocks(List<Frame> frames) {
        return frames.stream()
                .map(frame -> simpleBlock(1, (int) frame.time(), frame.keyframe(), frame.data()))
                .toArray(byte[][]::new);
    }

    private Path convert(byte[] file) throws IOException {
        return conversion.convert(file).orElseThrow();
    }

    private static void check(Path converted, List<Frame> frames) throws IOException {
        List<Sample> samples = Conversion.samples(converted, true);
        assertThat(samples).hasSameSizeAs(frames);
        long before = -1;
        for (int i = 0; i < samples.size(); i++) {
            assertThat(samples.get(i).data()).isEqualTo(frames.get(i).data());
            assertThat(samples.get(i).keyframe()).isEqualTo(frames.get(i).keyframe());
            assertThat(samples.get(i).time()).isEqualTo(1000 * frames.get(i).time());
            assertThat(samples.get(i).decodeTime()).isGreaterThan(before);
            before = samples.get(i).decodeTime();
        }
    }

    /** The video has B-frames, so its decode times follow from the order of its presentation times. */
    @Test
    void shouldFindTheDecodeTimes() throws IOException {
        List<Frame> frames = MatroskaFiles.frames(VIDEO, true);
        assertThat(IntStream.range(1, frames.size())
                        .anyMatch(i -> frames.get(i).time() < frames.get(i - 1).time()))
                .isTrue();

        Path converted = convert(file(AVC, element(CLUSTER, uint(0xE7, 0), joined(simpleBlocks(frames)))));

        check(converted, frames);
        assertThat(Mp4Inspector.inspect(converted)).isEqualTo(new VideoMetadata(4000, 320, 240, 0, false, "avc1"));
    }

    @Test
    void shouldReadBlockGroups() throws IOException {
        List<Frame> frames = MatroskaFiles.frames(VIDEO, true);
        byte[][] groups = frames.stream()
                .map(frame -> element(
                        0xA0,
                        element(0xA1, block(1, (int) frame.time(), 0, frame.data())),
                        uint(0x9B, 100),
                        frame.keyframe() ? new byte[0] : element(0xFB, new byte[] {-1})))
                .toArray(byte[][]::new);

        check(convert(file(AVC, element(CLUSTER, uint(0xE7, 0), joined(groups)))), frames);
    }

    /** As browsers record it: neither the segment nor the clusters have a size. */
    @Test
    void shouldReadClustersOfUnknownSize() throws IOException {
        List<Frame> frames = MatroskaFiles.frames(VIDEO, true);
        byte[][] blocks = simpleBlocks(frames);
        byte[] all = joined(
                head("webm"),
                unknownSize(
                        SEGMENT,
                        element(INFO),
                        element(0xEC, new byte[10]),
                        element(TRACKS, AVC),
                        unknownSize(CLUSTER, uint(0xE7, 0), joined(Arrays.copyOf(blocks, 10))),
                        unknownSize(CLUSTER, uint(0xE7, 0), joined(Arrays.copyOfRange(blocks, 10, blocks.length))),
                        element(CUES, new byte[5])));
        check(convert(all), frames);

        // the recording was interrupted within its last block
        byte[] last = blocks[blocks.length - 1];
        byte[] cut = Arrays.copyOf(all, all.length - element(CUES, new byte[5]).length - last.length / 2);
        check(convert(cut), frames.subList(0, frames.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldReadLacedAudio(int lacing) throws IOException {
        List<Frame> frames = MatroskaFiles.frames("aac-audio.mp4", false);
        byte[] audio = track(
                2,
                2,
                "A_AAC",
                element(0x63A2, new byte[] {0x12, 0x08}),
                element(0xE1, real(0xB5, 44_100), uint(0x9F, 1)));
        byte[] picture = MatroskaFiles.frames(VIDEO, true).get(0).data();
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        blocks.writeBytes(simpleBlock(1, 0, true, picture));
        List<byte[]> data = frames.stream().map(Frame::data).toList();
        if (lacing == 2) {
            data = data.stream().map(frame -> Arrays.copyOf(frame, 90)).toList();
        }
        for (int from = 0; from + 4 <= data.size(); from += 4) {
            byte[] block = block(
                    2, (int) (from * 1024L * 1000 / 44_100), lacing << 1, laced(data.subList(from, from + 4), lacing));
            blocks.writeBytes(element(0xA3, block));
        }

        Path converted = convert(file(joined(AVC, audio), element(CLUSTER, uint(0xE7, 0), blocks.toByteArray())));

        List<Sample> samples = Conversion.samples(converted, false);
        assertThat(samples).hasSize(data.size() / 4 * 4);
        for (int i = 0; i < samples.size(); i++) {
            assertThat(samples.get(i).data()).isEqualTo(data.get(i));
            assertThat(samples.get(i).time()).isEqualTo(Math.round(i * 1024e6 / 44_100));
        }
        assertThat(TestStream.of(converted, directory).properties().codecs()).endsWith(",mp4a.40.2");
    }

    private static byte[] laced(List<byte[]> frames, int lacing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(frames.size() - 1);
        for (int i = 0; i < frames.size() - 1 && lacing != 2; i++) {
            int size = frames.get(i).length;
            if (lacing == 1) {
                for (int left = size; left >= 0; left -= 255) {
                    bytes.write(Math.min(255, left));
                }
            } else if (i == 0) {
                bytes.write(0x40 | size >> 8);
                bytes.write(size);
            } else {
                int difference = size - frames.get(i - 1).length + 0x1FFF;
                bytes.write(0x40 | difference >> 8);
                bytes.write(difference);
            }
        }
        frames.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    @Test
    void shouldRestoreStrippedHeaders() throws IOException {
        List<Frame> frames = MatroskaFiles.frames(VIDEO, true);
        List<Frame> stripped = frames.stream()
                .map(frame -> new Frame(
                        frame.time(), frame.keyframe(), Arrays.copyOfRange(frame.data(), 2, frame.data().length)))
                .toList();
        byte[] encoding =
                element(0x6D80, element(0x6240, element(0x5034, uint(0x4254, 3), element(0x4255, new byte[] {0, 0}))));
        byte[] avc = track(
                1,
                1,
                "V_MPEG4/ISO/AVC",
                element(0x63A2, MatroskaFiles.configuration(VIDEO, true, "avcC")),
                size(320, 240),
                encoding);

        check(convert(file(avc, element(CLUSTER, uint(0xE7, 0), joined(simpleBlocks(stripped))))), frames);
    }

    @ParameterizedTest
    @CsvSource({"-90,90", "90,270", "180,180", "0,0", "NaN,0"})
    void shouldKeepTheRotation(double roll, int rotation) throws IOException {
        byte[] projection = element(0x7670, uint(0x7671, 0), real(0x7675, roll));
        Path converted = convert(file(avc(size(320, 240, projection)), cluster()));
        VideoMetadata metadata = Mp4Inspector.inspect(converted);
        assertThat(metadata.rotation()).isEqualTo(rotation);
        assertThat(metadata.width()).isEqualTo(rotation % 180 == 0 ? 320 : 240);
    }

    @Test
    void shouldKeepTheShapeOfPixelsAndTheColours() throws IOException {
        byte[] display = joined(uint(0x54B0, 640), uint(0x54BA, 240));
        byte[] colour = element(0x55B0, uint(0x55B1, 9), uint(0x55BA, 16), uint(0x55BB, 9));
        Path converted = convert(file(avc(size(320, 240, display, colour)), cluster()));
        assertThat(Mp4Inspector.inspect(converted).width()).isEqualTo(640);
        assertThat(TestStream.of(converted, directory).properties().hdr()).isTrue();
    }

    private static byte[] avc(byte[] size) {
        byte[] configuration = element(0x63A2, MatroskaFiles.configuration(VIDEO, true, "avcC"));
        return track(1, 1, "V_MPEG4/ISO/AVC", configuration, size);
    }

    private static byte[] cluster() {
        return element(CLUSTER, uint(0xE7, 0), joined(simpleBlocks(MatroskaFiles.frames(VIDEO, true))));
    }

    @Test
    void shouldSkipTheDelayOfTheDecoder() throws IOException {
        byte[] opusHead = "OpusHead\1\2\u0038\1\u0080\u00BB\0\0\0\0\0".getBytes(ISO_8859_1);
        byte[] opus = track(2, 2, "A_OPUS", element(0x63A2, opusHead), uint(0x56AA, 6_500_000));
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        for (int packet = 0; packet < 50; packet++) {
            blocks.writeBytes(simpleBlock(2, 20 * packet, true, new byte[] {(byte) 0xFC, 1, 2}));
        }
        byte[] sound = element(CLUSTER, uint(0xE7, 0), blocks.toByteArray());

        byte[] bytes = Files.readAllBytes(convert(file(joined(AVC, opus), cluster(), sound)));

        String text = new String(bytes, ISO_8859_1);
        // version 0, two channels, 312 samples of pre-skip, 48000 Hz
        assertThat(text).contains("dOps\0\2\1\u0038\0\0\u00BB\u0080\0\0\0");
        // one edit of 994 ms that begins after 312 samples
        assertThat(text.substring(text.lastIndexOf("elst")))
                .startsWith("elst\0\0\0\0\0\0\0\1\0\0\3\u00E2\0\0\1\u0038\0\1\0\0");
    }

    @Test
    void shouldBeginWithTheEarlierTrack() throws IOException {
        List<Frame> frames = MatroskaFiles.frames(VIDEO, true);
        Path converted = convert(file(AVC, element(CLUSTER, uint(0xE7, 60_000), joined(simpleBlocks(frames)))));
        check(converted, frames);
        assertThat(Mp4Inspector.inspect(converted).durationMillis()).isEqualTo(4000);
    }

    @ParameterizedTest
    @CsvSource({"V_VP8,VP8", "V_MPEG4/ISO/ASP,MPEG-4 Visual", "V_<script>,\"V_script\""})
    void shouldNameTheCodec(String codec, String name) {
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> conversion.convert(file(track(1, 1, codec, size(320, 240)))))
                .withMessageContaining("coded in " + name + ",");
    }

    /** As browsers record it in WebM: no configuration, and start codes of three or four bytes. */
    @Test
    void shouldConvertAByteStream() throws IOException {
        ByteBuffer avcC = ByteBuffer.wrap(MatroskaFiles.configuration(VIDEO, true, "avcC"));
        byte[] sequence = new byte[avcC.getShort(6)];
        avcC.get(8, sequence);
        byte[] picture = new byte[avcC.getShort(9 + sequence.length)];
        avcC.get(11 + sequence.length, picture);
        byte[] sets = joined(new byte[] {0, 0, 0, 1}, sequence, new byte[] {0, 0, 1}, picture);
        List<Frame> frames = MatroskaFiles.frames(VIDEO, true);
        List<Frame> stream = frames.stream()
                .map(frame -> new Frame(
                        frame.time(),
                        frame.keyframe(),
                        joined(frame.keyframe() ? sets : new byte[0], startCodes(frame.data()), new byte[1])))
                .toList();
        byte[] track = track(1, 1, "V_MPEG4/ISO/AVC", size(320, 240));

        Path converted = convert(file(track, element(CLUSTER, uint(0xE7, 0), joined(simpleBlocks(stream)))));

        byte[] lengths = joined(length(sequence), sequence, length(picture), picture);
        check(
                converted,
                frames.stream()
                        .map(frame -> new Frame(
                                frame.time(),
                                frame.keyframe(),
                                joined(frame.keyframe() ? lengths : new byte[0], frame.data())))
                        .toList());
        assertThat(TestStream.of(converted, directory).properties().codecs())
                .isEqualTo(TestStream.of(Samples.path(VIDEO), directory)
                        .properties()
                        .codecs());
        byte[] other = simpleBlock(1, 0, true, new byte[] {0, 0, 0, 1, 0x65, 1});
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> conversion.convert(file(track, element(CLUSTER, uint(0xE7, 0), other))))
                .withMessageContaining("coded in H.264 without its configuration,");
    }

    private static byte[] startCodes(byte[] frame) {
        ByteBuffer bytes = ByteBuffer.wrap(frame.clone());
        for (int at = 0; at < frame.length; ) {
            int length = bytes.getInt(at);
            bytes.putInt(at, 1);
            at += 4 + length;
        }
        return bytes.array();
    }

    private static byte[] length(byte[] unit) {
        return ByteBuffer.allocate(4).putInt(unit.length).array();
    }

    @Test
    void shouldRejectFilesWithoutVideoAndOtherDocuments() {
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> conversion.convert(file(track(1, 2, "A_MPEG/L3"))))
                .withMessage("The Matroska file has no video.");
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> conversion.convert(file(AVC)))
                .withMessage("The Matroska file has no video.");
        assertThatExceptionOfType(UnsupportedInputException.class)
                .isThrownBy(() -> conversion.convert(joined(head("other"), element(SEGMENT, text(0x86, "x")))))
                .withMessageContaining("EBML");
    }
}
