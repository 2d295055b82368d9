package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chapters of a movie: those of a {@code chpl} box, as Nero has introduced it, or of a QuickTime chapter track, a text track to
 * which another track refers by {@code tref/chap}.
 */
public final class MovieChapters {
    private static final int MAX_CHPL_BYTES = 1 << 17;
    private static final int MAX_TRACKS = 64;
    private static final int MAX_CHAPTERS = 1000;
    private static final int MAX_TITLE_BYTES = 1024;

    /** The units of a {@code chpl} box in a millisecond: they are 100 nanoseconds. */
    private static final long CHPL_UNITS = 10_000;

    /**
     * A chapter.
     *
     * @param startMillis when it begins, in milliseconds
     * @param title may be empty
     */
    public record Start(long startMillis, String title) {}

    private final FileChannel file;
    private final BoxReader reader;
    private final Box moov;

    private MovieChapters(FileChannel file, BoxReader reader, Box moov) {
        this.file = file;
        this.reader = reader;
        this.moov = moov;
    }

    /**
     * Returns the chapters in the order of the file, at most {@value #MAX_CHAPTERS}; empty if there are none.
     *
     * @throws InvalidMp4Exception if the file is inconsistent
     */
    public static List<Start> read(FileChannel file) throws IOException {
        BoxReader reader = new BoxReader(file);
        MovieChapters chapters =
                new MovieChapters(file, reader, Movie.read(reader).moov());
        List<Start> nero = chapters.nero();
        return nero.isEmpty() ? chapters.quickTime() : nero;
    }

    private List<Start> nero() throws IOException {
        Box udta = reader.find(moov, "udta").orElse(null);
        Box chpl = udta == null ? null : reader.find(udta, "chpl").orElse(null);
        if (chpl == null || chpl.size() > MAX_CHPL_BYTES) {
            return List.of();
        }
        ByteBuffer bytes = reader.bytes(chpl, MAX_CHPL_BYTES);
        int header = bytes.hasRemaining() && bytes.get(0) != 0 ? 8 : 4;
        List<Start> starts = new ArrayList<>();
        if (bytes.remaining() <= header) {
            return starts;
        }
        int count = Byte.toUnsignedInt(bytes.position(header).get());
        while (starts.size() < count && bytes.remaining() >= 9) {
            long start = bytes.getLong();
            int length = Math.min(Byte.toUnsignedInt(bytes.get()), bytes.remaining());
            starts.add(new Start(start / CHPL_UNITS, text(bytes, length)));
        }
        return starts;
    }

    private List<Start> quickTime() throws IOException {
        List<Box> traks = new ArrayList<>();
        reader.each(moov, box -> {
            if (box.type().equals("trak") && traks.size() < MAX_TRACKS) {
                traks.add(box);
            }
        });
        for (Box trak : traks) {
            Box tref = reader.find(trak, "tref").orElse(null);
            Box chap = tref == null ? null : reader.find(tref, "chap").orElse(null);
            for (long at = 0; chap != null && at + 4 <= Math.min(chap.size(), 4L * MAX_TRACKS); at += 4) {
                Box text = textTrak(traks, reader.u32(chap, at));
                if (text != null) {
                    return samples(text);
                }
            }
        }
        return List.of();
    }

    private @Nullable Box textTrak(List<Box> traks, long id) throws IOException {
        for (Box trak : traks) {
            boolean isText = Track.isOfType(reader, trak, "text") || Track.isOfType(reader, trak, "sbtl");
            if (isText && Track.id(reader, trak) == id) {
                return trak;
            }
        }
        return null;
    }

    private List<Start> samples(Box trak) throws IOException {
        double timescale = Track.timescale(reader, reader.get(reader.get(trak, "mdia"), "mdhd"));
        SampleReader samples = SampleReader.of(reader, Track.sampleTable(reader, trak));
        List<Start> starts = new ArrayList<>();
        while (timescale > 0 && starts.size() < MAX_CHAPTERS && samples.next()) {
            starts.add(new Start((long) (samples.decodeTime() * 1000.0 / timescale), title(samples)));
        }
        return starts;
    }

    /** Returns the text of a sample: its length in two bytes, the text, and boxes that are ignored. */
    private String title(SampleReader sample) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(sample.size(), MAX_TITLE_BYTES));
        while (bytes.hasRemaining() && file.read(bytes, sample.offset() + bytes.position()) > 0) {
            // until the sample is complete or the file ends
        }
        bytes.flip();
        if (bytes.remaining() < 2) {
            return "";
        }
        int length = Short.toUnsignedInt(bytes.getShort());
        return text(bytes, Math.min(length, bytes.remaining()));
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        boolean isUtf16 = length >= 2 && ((text[0] & 0xFF) << 8 | text[1] & 0xFF) == 0xFEFF;
        boolean isReversed = length >= 2 && ((text[0] & 0xFF) << 8 | text[1] & 0xFF) == 0xFFFE;
        Charset charset = isUtf16 || isReversed ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new String(text, charset);
    }
}
