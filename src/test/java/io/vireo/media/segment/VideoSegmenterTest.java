package io.vireo.media.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.BoxEditor;
import io.vireo.Samples;
import io.vireo.media.mp4.MediaTrack;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.SampleReader;
import io.vireo.media.mp4.StreamSource;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.segment.FragmentParser.Sample;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoSegmenterTest {
    @TempDir
    Path directory;

    /** A sample of the original file. */
    private record Original(long time, long decodeTime, boolean keyframe, byte[] data) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.mp4",
                "moov-last.mp4",
                "high-1080.mp4",
                "aac-audio.mp4",
                "movie.mov",
                "hevc.mp4",
                "av1.mp4",
                "vp9.mp4",
                "one-group.mp4",
                "open-groups.mp4",
                "turned-90.mp4"
            })
    void shouldContainEverySampleWithItsTimes(String name) throws IOException {
        TestStream stream = TestStream.of(Samples.path(name), directory);
        assertThat(stream.properties().formats()).isEqualTo(StreamFormats.HLS_AND_DASH);
        List<Sample> all = stream.muxed().stream()
                .flatMap(segment -> FragmentParser.samples(segment).stream())
                .toList();

        check(original(name, true), samples(all, 1));
        assertThat(samples(all, 1).get(0).decodeTime()).isZero();
        List<Original> audio = original(name, false);
        if (audio.isEmpty()) {
            assertThat(samples(all, 2)).isEmpty();
        } else {
            int priming = audio.size() - samples(all, 2).size();
            assertThat(priming).isBetween(0, 3);
            check(audio.subList(priming, audio.size()), samples(all, 2));
        }
    }

    private static List<Sample> samples(List<Sample> all, int track) {
        return all.stream().filter(sample -> sample.track() == track).toList();
    }

    private static void check(List<Original> original, List<Sample> streamed) {
        assertThat(streamed).hasSameSizeAs(original);
        assertThat(streamed.get(0).compositionOffset()).isZero();
        long end = streamed.get(0).decodeTime();
        long shift = original.get(0).time() - end;
        for (int i = 0; i < streamed.size(); i++) {
            Sample sample = streamed.get(i);
            assertThat(sample.decodeTime()).isEqualTo(end);
            assertThat(sample.decodeTime() + sample.compositionOffset() + shift)
                    .as("time of sample " + i)
                    .isEqualTo(original.get(i).time());
            assertThat(sample.keyframe()).isEqualTo(original.get(i).keyframe());
            assertThat(sample.data()).isEqualTo(original.get(i).data());
            end += sample.duration();
        }
    }

    private static List<Original> original(String name, boolean video) throws IOException {
        List<Original> samples = new ArrayList<>();
        try (FileChannel file = FileChannel.open(Samples.path(name))) {
            StreamSource source = StreamSource.read(file);
            List<MediaTrack> tracks = video ? List.of(source.video()) : source.audio();
            for (MediaTrack track : tracks) {
                for (SampleReader reader = track.samples().open(); reader.next(); ) {
                    ByteBuffer data = ByteBuffer.allocate(reader.size());
                    file.read(data, reader.offset());
                    long time = reader.decodeTime() + reader.compositionOffset();
                    samples.add(new Original(time, reader.decodeTime(), reader.isKeyframe(), data.array()));
                }
            }
        }
        return samples;
    }

    @Test
    void shouldBeginTogetherAtZero() throws IOException {
        List<Sample> first = FragmentParser.samples(
                TestStream.of(Samples.path("aac-audio.mp4"), directory).muxed().get(0));
        assertThat(samples(first, 1).get(0).decodeTime()).isZero();
        assertThat(samples(first, 2).get(0).decodeTime()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aac-audio.mp4", "one-group.mp4"})
    void shouldSeparateTheTracks(String name) throws IOException {
        TestStream stream = TestStream.of(Samples.path(name), directory);
        for (int segment = 0; segment < stream.index().segments().size(); segment++) {
            List<Sample> muxed = FragmentParser.samples(stream.muxed().get(segment));
            assertThat(FragmentParser.samples(stream.video().get(segment)))
                    .usingRecursiveComparison()
                    .isEqualTo(samples(muxed, 1));
            if (segment < stream.audio().size()) {
                assertThat(FragmentParser.samples(stream.audio().get(segment)))
                        .usingRecursiveComparison()
                        .isEqualTo(samples(muxed, 2));
            }
        }
        assertThat(stream.audio().isEmpty()).isEqualTo(name.equals("one-group.mp4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "baseline.mp4 avc1.42c00b",
                "aac-audio.mp4 avc1.42c00b,mp4a.40.2",
                "hevc.mp4 hvc1.1.6.L60.90",
                "av1.mp4 av01.0.00M.08",
                "vp9.mp4 vp09.00.20.08",
                "mp3-audio.mp4 avc1.42c00b,mp4a.6B"
            })
    void shouldNameTheCodecs(String name, String codecs) throws IOException {
        assertThat(TestStream.of(Samples.path(name), directory).properties().codecs())
                .isEqualTo(codecs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3-audio.mp4", "fragmented.mp4", "fragmented-audio.mp4", "one-group-fragmented.mp4"})
    void shouldRefuseWhatCannotBeStreamed(String name) throws IOException {
        TestStream stream = TestStream.of(Samples.path(name), directory);
        assertThat(stream.properties().formats()).isEqualTo(StreamFormats.NONE);
        assertThat(stream.properties().codecs()).startsWith("avc1.");
        assertThat(directory.resolve("incoming")).isEmptyDirectory();
    }

    /** The bytes of the second video track, which is not streamed, lie between the samples. */
    @Test
    void shouldRefuseToSendManyBytesOfOtherTracks() throws IOException {
        assertThat(TestStream.of(Samples.path("two-tracks.mp4"), directory)
                        .properties()
                        .formats())
                .isEqualTo(StreamFormats.NONE);
    }

    /** The first edit begins after the first group of pictures, 0.3 s into the second. */
    @Test
    void shouldBeginWithTheGroupInWhichTheEditBegins() throws IOException {
        int timescale = 10_240;
        TestStream stream = edited(BoxEditor.of("moov-last.mp4").edits(1000, timescale * 8 / 10, 1));
        List<Sample> samples = FragmentParser.samples(stream.muxed().get(0));
        assertThat(samples.get(0).keyframe()).isTrue();
        assertThat(samples.get(0).decodeTime()).isZero();
        // 0.3 s before the edit, and its second
        assertThat(samples).hasSize(13);
    }

    @Test
    void shouldRefuseSeveralEdits() throws IOException {
        assertThat(edited(BoxEditor.of("moov-last.mp4").edits(500, 0, 1, 500, 10_240, 1))
                        .properties()
                        .formats())
                .isEqualTo(StreamFormats.NONE);
        assertThat(edited(BoxEditor.of("moov-last.mp4").edits(500, 0, 2))
                        .properties()
                        .formats())
                .isEqualTo(StreamFormats.NONE);
        assertThat(edited(BoxEditor.of("moov-last.mp4").edits(5000, -1, 1, 500, 0, 1))
                        .properties()
                        .formats())
                .isEqualTo(StreamFormats.NONE);
    }

    /** The heads have four bytes for each picture; 64 KiB and 3 % of the file are allowed. */
    @ParameterizedTest
    @CsvSource({
        "65536, 128, 8400000, HLS_AND_DASH",
        "65537, 128, 8400000, NONE",
        "65536, 100, 6560000, HLS_AND_DASH",
        "65536, 100, 6555000, NONE"
    })
    void shouldLimitTheSamplesAndTheHeadsOfSegments(
            int samples, int sampleBytes, int mediaBytes, StreamFormats expected) throws IOException {
        TestStream stream = written(LimitVideos.of(samples, sampleBytes, mediaBytes));
        assertThat(stream.properties().formats()).isEqualTo(expected);
        assertThat(stream.fileLength()).isLessThan((64 << 10) + (int) (0.031 * mediaBytes));
    }

    @Test
    void shouldRefuseTwoSampleDescriptionsInUse() throws IOException {
        assertThat(written(LimitVideos.withTwoDescriptions(1)).properties().formats())
                .isEqualTo(StreamFormats.HLS_AND_DASH);
        assertThat(written(LimitVideos.withTwoDescriptions(2)).properties().formats())
                .isEqualTo(StreamFormats.NONE);
    }

    private TestStream written(byte[] video) throws IOException {
        return TestStream.of(Files.write(directory.resolve("limit.mp4"), video), directory);
    }

    @Test
    void shouldRefuseAVideoThatBeginsWithoutAKeyframe() throws IOException {
        assertThat(edited(BoxEditor.of("moov-last.mp4").put("stss", 8, 2))
                        .properties()
                        .formats())
                .isEqualTo(StreamFormats.NONE);
    }

    @Test
    void shouldRefuseAnEncryptedVideo() throws IOException {
        BoxEditor editor = BoxEditor.of("baseline.mp4").rename("avc1", "iso6"); // the brand is the first one
        byte[] video = editor.rename("avc1", "encv").bytes();
        Path file = Files.write(directory.resolve("encrypted.mp4"), video);
        StagingArea stagingArea = new StagingArea(new MediaSettings(directory, 0));
        stagingArea.makeDirectory();
        VideoMetadata metadata = Mp4Inspector.inspect(Samples.path("baseline.mp4"));
        try (SegmentedVideo segmented = new VideoSegmenter(stagingArea).segment(file, metadata)) {
            assertThat(segmented.properties().formats()).isEqualTo(StreamFormats.NONE);
            assertThat(segmented.indexFile()).isEmpty();
        }
    }

    private TestStream edited(BoxEditor editor) throws IOException {
        return TestStream.of(editor.write(directory), directory);
    }

    @Test
    void shouldMakeTheSameIndexAgain() throws IOException {
        TestStream one = TestStream.of(Samples.path("aac-audio.mp4"), directory);
        TestStream two = TestStream.of(Samples.path("aac-audio.mp4"), directory);
        assertThat(one.muxed()).usingRecursiveComparison().isEqualTo(two.muxed());
        assertThat(one.index()).usingRecursiveComparison().isEqualTo(two.index());
    }

    @Test
    void shouldKeepTheRotationAndWriteNoEditList() throws IOException {
        byte[] init = TestStream.of(Samples.path("turned-90.mp4"), directory)
                .index()
                .init()
                .muxed();
        String text = new String(init, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("ftypiso6", "avcC", "mvex", "trex").doesNotContain("edts", "elst", "udta");
        byte[] original = Files.readAllBytes(Samples.path("turned-90.mp4"));
        int matrix = new String(original, StandardCharsets.ISO_8859_1).indexOf("tkhd") + 44;
        int own = text.indexOf("tkhd") + 44;
        assertThat(ByteBuffer.wrap(init, own, 36).slice())
                .isEqualTo(ByteBuffer.wrap(original, matrix, 36).slice());
    }

    @Test
    void shouldTagHevcForApple() throws IOException {
        byte[] video = BoxEditor.of("hevc.mp4").rename("hvc1", "hev1").bytes();
        Path file = Files.write(directory.resolve("hev1.mp4"), video);
        TestStream stream = TestStream.of(file, directory);
        assertThat(stream.properties().codecs()).startsWith("hev1.");
        assertThat(stream.index().codecs()).startsWith("hvc1.");
        assertThat(new String(stream.index().init().muxed(), StandardCharsets.ISO_8859_1))
                .contains("hvc1")
                .doesNotContain("hev1");
    }
}
