package io.vireo.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a movie is the same is told by its samples: each must have the bytes it had before. */
class FastStartTest {
    @TempDir
    Path root;

    private MediaStore store;

    @BeforeEach
    void makeStore() {
        store = new MediaStore(TestSettings.at(root));
        store.makeDirectories();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"moov-last.mp4", "movie.mov", "aac-audio.mp4", "mp3-audio.mp4", "turned-90.mp4", "hevc.mp4"})
    void shouldPutTheHeaderInFrontAndKeepEverySample(String name) throws IOException {
        byte[] before = Samples.bytes(name);
        byte[] after = fast(before).orElseThrow();
        assertThat(at(after, "moov")).isLessThan(at(after, "mdat"));
        assertThat(after).hasSameSizeAs(before);
        assertThat(samples(after)).isEqualTo(samples(before)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.mp4", "fragmented.mp4"})
    void shouldLeaveAloneWhatIsRight(String name) throws IOException {
        assertThat(fast(Samples.bytes(name))).isEmpty();
    }

    @Test
    void shouldMoveOffsetsOfSixtyFourBits() throws IOException {
        byte[] before = widened(Samples.bytes("moov-last.mp4"));
        byte[] after = fast(before).orElseThrow();
        assertThat(at(after, "moov")).isLessThan(at(after, "mdat"));
        assertThat(samples(after)).isEqualTo(samples(before)).isNotEmpty();
    }

    /** The data is behind a hole of almost 4 GiB, which takes no room: just before the move its offsets fit, after it they do not. */
    @Test
    void shouldWidenOffsetsThatNoLongerFit() throws IOException {
        byte[] small = Samples.bytes("moov-last.mp4");
        int header = at(small, "moov") - 4;
        ByteBuffer moov = ByteBuffer.wrap(Arrays.copyOfRange(small, header, small.length));
        int stco = at(moov.array(), "stco");
        int count = moov.getInt(stco + 8);
        long hole = 0xFFFF_FFFFL - moov.getInt(stco + 8 + 4 * count);
        long[] before = new long[count];
        for (int i = 0; i < count; i++) {
            before[i] = moov.getInt(stco + 12 + 4 * i) + hole;
            moov.putInt(stco + 12 + 4 * i, (int) before[i]);
        }
        try (Draft draft = store.newDraft();
                Draft moved = store.newDraft()) {
            draft.channel().position(header + hole);
            draft.write(moov);
            BoxReader reader = new BoxReader(draft.channel());
            Box box = reader.box(header + hole, reader.length());
            new MovedMoov(draft.channel(), reader, box, 32).write(moved);
            byte[] written = Files.readAllBytes(moved.path());
            ByteBuffer after = ByteBuffer.wrap(written);
            assertThat(after.getInt(0)).isEqualTo(written.length).isEqualTo(box.end() - box.start() + 4 * count);
            assertThat(at(written, "stco")).isNegative();
            for (int i = 0; i < count; i++) {
                assertThat(after.getLong(at(written, "co64") + 12 + 8 * i)).isEqualTo(before[i] + written.length);
            }
        }
    }

    @Test
    void shouldKeepBytesOfTheCameraBehindTheMovie() throws IOException {
        byte[] before = Samples.bytes("moov-last.mp4");
        byte[] more = Arrays.copyOf(before, before.length + 100);
        Arrays.fill(more, before.length, more.length, (byte) 0xAB);
        byte[] after = fast(more).orElseThrow();
        assertThat(Arrays.copyOfRange(after, before.length, more.length))
                .isEqualTo(Arrays.copyOfRange(more, before.length, more.length));
        assertThat(samples(after)).isEqualTo(samples(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"saio", "meta"})
    void shouldLeaveAloneWhatPointsIntoTheFileInAnotherWay(String type) throws IOException {
        byte[] file = Samples.bytes("moov-last.mp4");
        // ffmpeg's "free" stands before mdat; "stts" is in the sample table of the video, where a copy of it hurts
        // nobody
        if (type.equals("meta")) {
            ByteBuffer.wrap(file).put(at(file, "free"), type.getBytes(ISO_8859_1));
        } else {
            file = withBoxInTable(file, type);
        }
        assertThat(fast(file)).isEmpty();
    }

    @Test
    void shouldNotFailOnDamagedFiles() throws IOException {
        int moved = 0;
        for (long seed = 0; seed < 1000; seed++) {
            byte[] file = Mutations.of(seed);
            try (Draft draft = draft(file)) {
                VideoFacts facts = Mp4Inspector.inspect(draft.path());
                Optional<Draft> fast = FastStart.of(draft, facts, store);
                moved += fast.isPresent() ? 1 : 0;
                fast.ifPresent(Draft::close);
            } catch (NotMp4 e) {
                // refused before
            }
        }
        assertThat(moved).isPositive();
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    private Optional<byte[]> fast(byte[] file) throws IOException {
        try (Draft draft = draft(file)) {
            Optional<Draft> fast = FastStart.of(draft, Mp4Inspector.inspect(draft.path()), store);
            assertThat(Files.readAllBytes(draft.path())).isEqualTo(file);
            if (fast.isEmpty()) {
                return Optional.empty();
            }
            try (Draft ordered = fast.get()) {
                return Optional.of(Files.readAllBytes(ordered.path()));
            }
        }
    }

    private Draft draft(byte[] file) {
        Draft draft = store.newDraft();
        draft.write(ByteBuffer.wrap(file));
        return draft;
    }

    /** The samples of all tracks, each as its bytes in Latin letters. */
    private List<String> samples(byte[] file) throws IOException {
        return samples(Files.write(root.resolve("samples.mp4"), file));
    }

    private static List<String> samples(Path path) throws IOException {
        List<String> samples = new ArrayList<>();
        try (FileChannel file = FileChannel.open(path)) {
            BoxReader reader = new BoxReader(file);
            Box moov = reader.get(new Box("", 0, 0, reader.length()), "moov");
            for (long position = moov.body(); moov.end() - position >= 8; ) {
                Box trak = reader.box(position, moov.end());
                if (trak.type().equals("trak")) {
                    Box stbl = reader.get(reader.get(reader.get(trak, "mdia"), "minf"), "stbl");
                    SampleIndex index = VideoSamples.of(reader, moov, stbl, 1);
                    for (int i = 0; i < index.count(); i++) {
                        ByteBuffer bytes = ByteBuffer.allocate(index.size(i));
                        file.read(bytes, index.offset(i));
                        samples.add(new String(bytes.array(), ISO_8859_1));
                    }
                }
                position = trak.end();
            }
        }
        return samples;
    }

    /** The same file with its only stco as co64: all boxes around it grow. */
    private static byte[] widened(byte[] file) {
        int stco = at(file, "stco") - 4;
        ByteBuffer old = ByteBuffer.wrap(file);
        int count = old.getInt(stco + 12);
        ByteBuffer wide = ByteBuffer.allocate(file.length + 4 * count);
        wide.put(file, 0, stco)
                .putInt(16 + 8 * count)
                .put("co64".getBytes(ISO_8859_1))
                .putInt(0)
                .putInt(count);
        for (int i = 0; i < count; i++) {
            wide.putLong(Integer.toUnsignedLong(old.getInt(stco + 16 + 4 * i)));
        }
        wide.put(file, stco + 16 + 4 * count, file.length - stco - 16 - 4 * count);
        return grown(wide.array(), 4 * count);
    }

    private static byte[] withBoxInTable(byte[] file, String type) {
        int stts = at(file, "stts") - 4;
        ByteBuffer more = ByteBuffer.allocate(file.length + 8);
        more.put(file, 0, stts).putInt(8).put(type.getBytes(ISO_8859_1)).put(file, stts, file.length - stts);
        return grown(more.array(), 8);
    }

    private static byte[] grown(byte[] file, int bytes) {
        ByteBuffer edited = ByteBuffer.wrap(file);
        for (String box : List.of("moov", "trak", "mdia", "minf", "stbl")) {
            int size = at(file, box) - 4;
            edited.putInt(size, edited.getInt(size) + bytes);
        }
        return file;
    }

    private static int at(byte[] file, String type) {
        return new String(file, ISO_8859_1).indexOf(type);
    }
}
