package io.vireo.media.mp4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Mutations;
import io.vireo.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rewritten file must have the same samples as before, byte for byte. */
class FastStartTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {"moov-last.mp4", "movie.mov", "aac-audio.mp4", "mp3-audio.mp4", "turned-90.mp4", "hevc.mp4"})
    void shouldMoveMoovToTheFrontAndKeepEverySample(String name) throws IOException {
        byte[] before = Samples.bytes(name);
        byte[] after = fastStart(before).orElseThrow();
        assertThat(at(after, "moov")).isLessThan(at(after, "mdat"));
        assertThat(after).hasSameSizeAs(before);
        assertThat(samples(after)).isEqualTo(samples(before)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.mp4", "fragmented.mp4"})
    void shouldNotRewriteFilesWithMoovInFront(String name) throws IOException {
        assertThat(fastStart(Samples.bytes(name))).isEmpty();
    }

    @Test
    void shouldAdjust64BitOffsets() throws IOException {
        byte[] before = widened(Samples.bytes("moov-last.mp4"));
        byte[] after = fastStart(before).orElseThrow();
        assertThat(at(after, "moov")).isLessThan(at(after, "mdat"));
        assertThat(samples(after)).isEqualTo(samples(before)).isNotEmpty();
    }

    /** The data follows a sparse hole of almost 4 GiB: its offsets fit in 32 bits before the move, but not after it. */
    @Test
    void shouldWidenOffsetsThatExceed32Bits() throws IOException {
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
        Path file = root.resolve("large.mp4");
        Path target = root.resolve("moved.mp4");
        try (FileChannel large = FileChannel.open(file, CREATE_NEW, READ, WRITE);
                FileChannel moved = FileChannel.open(target, CREATE_NEW, WRITE)) {
            large.write(moov, header + hole);
            BoxReader reader = new BoxReader(large);
            Box box = reader.box(header + hole, reader.length());
            new RelocatedMoov(large, reader, box, 32).write(new Written(moved));
            byte[] written = Files.readAllBytes(target);
            ByteBuffer after = ByteBuffer.wrap(written);
            assertThat(after.getInt(0)).isEqualTo(written.length).isEqualTo(box.end() - box.start() + 4 * count);
            assertThat(at(written, "stco")).isNegative();
            for (int i = 0; i < count; i++) {
                assertThat(after.getLong(at(written, "co64") + 12 + 8 * i)).isEqualTo(before[i] + written.length);
            }
        }
    }

    @Test
    void shouldKeepTrailingBytes() throws IOException {
        byte[] before = Samples.bytes("moov-last.mp4");
        byte[] more = Arrays.copyOf(before, before.length + 100);
        Arrays.fill(more, before.length, more.length, (byte) 0xAB);
        byte[] after = fastStart(more).orElseThrow();
        assertThat(Arrays.copyOfRange(after, before.length, more.length))
                .isEqualTo(Arrays.copyOfRange(more, before.length, more.length));
        assertThat(samples(after)).isEqualTo(samples(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"saio", "meta"})
    void shouldNotRewriteFilesWithOtherAbsoluteOffsets(String type) throws IOException {
        byte[] file = Samples.bytes("moov-last.mp4");
        // meta replaces the "free" box of ffmpeg before mdat; saio is added to the sample table of the video
        if (type.equals("meta")) {
            ByteBuffer.wrap(file).put(at(file, "free"), type.getBytes(ISO_8859_1));
        } else {
            file = withBoxInTable(file, type);
        }
        assertThat(fastStart(file)).isEmpty();
    }

    @Test
    void shouldNotFailOnDamagedFiles() throws IOException {
        int moved = 0;
        for (long seed = 0; seed < 1000; seed++) {
            byte[] file = Mutations.of(seed);
            try {
                Mp4Inspector.inspect(Files.write(root.resolve("damaged.mp4"), file));
            } catch (InvalidMp4Exception e) {
                continue; // rejected by the inspection
            }
            moved += fastStart(file).isPresent() ? 1 : 0;
        }
        assertThat(moved).isPositive();
    }

    private Optional<byte[]> fastStart(byte[] file) throws IOException {
        Path before = Files.write(root.resolve("before.mp4"), file);
        Path after = root.resolve("after.mp4");
        try (FileChannel movie = FileChannel.open(before);
                FileChannel ordered = FileChannel.open(after, CREATE, TRUNCATE_EXISTING, WRITE)) {
            Optional<FastStart> start = FastStart.of(movie);
            if (start.isEmpty()) {
                return Optional.empty();
            }
            start.get().write(new Written(ordered));
        } catch (InvalidMp4Exception e) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(after));
    }

    private record Written(FileChannel file) implements FastStart.Target {
        @Override
        public void write(ByteBuffer bytes) {
            try {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(FileChannel from, long start, long end) {
            try {
                for (long position = start; position < end; ) {
                    position += from.transferTo(position, end - position, file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns the samples of all tracks, decoded as ISO 8859-1. */
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
                    SampleIndex index = VideoSamples.of(reader, moov, Track.read(reader, moov, trak));
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

    /** Returns the file with its only stco converted to co64, which enlarges all enclosing boxes. */
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
