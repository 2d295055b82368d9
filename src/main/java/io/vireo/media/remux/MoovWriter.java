package io.vireo.media.remux;

import io.vireo.media.mp4.MediaTrack.Edit;
import io.vireo.media.remux.InputTrack.Format;
import io.vireo.media.remux.InputTrack.Presentation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the movie header of the new file (ISO/IEC 14496-12, 8.2.1). The same source results in the same bytes. */
final class MoovWriter {
    private static final long NANOS = 1_000_000_000;
    private static final long MAX_UINT32 = 0xFFFF_FFFFL;
    private static final int ENABLED_IN_MOVIE = 3;
    private static final int SELF_CONTAINED = 1;
    private static final int FULL_VOLUME = 0x0100;
    private static final int NORMAL_RATE = 0x10000;
    private static final int[] IDENTITY = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private final BoxFile out;
    private final MovieInput movie;
    private final DataPlan plan;
    private final List<List<Edit>> edits = new ArrayList<>();

    MoovWriter(BoxFile out, MovieInput movie, DataPlan plan) {
        this.out = out;
        this.movie = movie;
        this.plan = plan;
        // edits of the source refer to the beginning of its movie; otherwise the new movie begins with the earlier
        // track
        boolean absolute = movie.tracks().stream()
                .anyMatch(track -> !track.presentation().edits().isEmpty());
        long start = absolute
                ? 0
                : movie.tracks().stream()
                        .mapToLong(track -> track.presentation().startNanos())
                        .min()
                        .orElse(0);
        movie.tracks().forEach(track -> edits.add(edits(track, start)));
    }

    /** Returns the edit list of a track; empty if all of it is presented from the beginning. */
    private List<Edit> edits(InputTrack track, long movieStart) {
        Presentation presentation = track.presentation();
        if (!presentation.edits().isEmpty()) {
            return presentation.edits();
        }
        SampleSpool samples = track.samples();
        long mediaTime = Math.max(0, presentation.from() - samples.origin());
        long delay = presentation.startNanos() - movieStart;
        long empty = Math.round((double) delay * movie.timescale() / NANOS);
        if (mediaTime == 0 && empty <= 0) {
            return List.of();
        }
        double shown = (double) (samples.maxEnd() - samples.origin() - mediaTime)
                * movie.timescale()
                / track.format().timescale();
        List<Edit> list = new ArrayList<>();
        if (empty > 0) {
            list.add(new Edit(empty, -1, true));
        }
        list.add(new Edit((long) Math.max(1, Math.ceil(shown)), mediaTime, true));
        return List.copyOf(list);
    }

    /** Returns the duration of a track in units of the movie. */
    private long duration(int track) {
        long sum = edits.get(track).stream().mapToLong(Edit::duration).sum();
        InputTrack input = movie.tracks().get(track);
        return sum > 0
                ? sum
                : (long) Math.ceil((double) input.samples().duration()
                        * movie.timescale()
                        / input.format().timescale());
    }

    /**
     * Writes the box.
     *
     * @param base the position of the first sample
     * @param wide whether positions need 64 bits
     */
    void write(long base, boolean wide) {
        long duration = 0;
        for (int track = 0; track < edits.size(); track++) {
            duration = Math.max(duration, duration(track));
        }
        int version = version(duration);
        out.open("moov").open("mvhd", version, 0);
        out.number(version, 0).number(version, 0).u32(movie.timescale()).number(version, duration);
        out.u32(NORMAL_RATE).u16(FULL_VOLUME).zeros(10);
        matrix(movie.matrix());
        out.zeros(24).u32(edits.size() + 1).close();
        for (int track = 0; track < edits.size(); track++) {
            write(track, base, wide);
        }
        out.close();
    }

    private static int version(long number) {
        return number > MAX_UINT32 ? 1 : 0;
    }

    private void write(int track, long base, boolean wide) {
        InputTrack input = movie.tracks().get(track);
        Format format = input.format();
        int version = version(duration(track));
        out.open("trak").open("tkhd", version, ENABLED_IN_MOVIE);
        out.number(version, 0).number(version, 0).u32(track + 1).u32(0).number(version, duration(track));
        out.zeros(8 + 2 + 2).u16(format.video() ? 0 : FULL_VOLUME).u16(0);
        matrix(format.matrix());
        out.u32(format.width()).u32(format.height()).close();
        writeEdits(edits.get(track));
        int mediaVersion = version(input.samples().duration());
        out.open("mdia").open("mdhd", mediaVersion, 0);
        out.number(mediaVersion, 0).number(mediaVersion, 0).u32(format.timescale());
        out.number(mediaVersion, input.samples().duration());
        out.u16(format.language()).u16(0).close();
        out.open("hdlr", 0, 0)
                .u32(0)
                .text(format.video() ? "vide" : "soun")
                .zeros(12 + 1)
                .close();
        out.open("minf");
        if (format.video()) {
            out.open("vmhd", 0, 1).zeros(8).close();
        } else {
            out.open("smhd", 0, 0).zeros(4).close();
        }
        out.open("dinf").open("dref", 0, 0).u32(1).open("url ", 0, SELF_CONTAINED);
        out.close().close().close();
        new SampleTableWriter(out, input).write(plan.chunks(track), base, wide);
        out.close().close().close();
    }

    private void writeEdits(List<Edit> list) {
        if (list.isEmpty()) {
            return;
        }
        boolean wide =
                list.stream().anyMatch(edit -> edit.duration() > MAX_UINT32 || edit.mediaTime() > Integer.MAX_VALUE);
        int version = wide ? 1 : 0;
        out.open("edts").open("elst", version, 0).u32(list.size());
        for (Edit edit : list) {
            out.number(version, edit.duration())
                    .number(version, edit.mediaTime())
                    .u32(NORMAL_RATE);
        }
        out.close().close();
    }

    private void matrix(Optional<ByteBuffer> matrix) {
        if (matrix.isPresent()) {
            out.bytes(matrix.get());
        } else {
            for (int value : IDENTITY) {
                out.u32(value);
            }
        }
    }
}
