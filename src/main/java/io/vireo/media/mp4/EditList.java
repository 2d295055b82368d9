package io.vireo.media.mp4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The edit list of a track (an {@code elst} box, ISO/IEC 14496-12, section 8.6.6), which selects the displayed samples. Removed parts
 * may be private: a sample that is not clearly displayed counts as removed. Times are in units of the track's timescale.
 */
final class EditList {
    /** The maximum number of edits; further ones are ignored, and their samples are not displayed. */
    private static final int MOST = 1024;

    /** Beyond all times, and far from an overflow. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    /** From {@code start} until before {@code end}, or for a {@code still} the one sample at {@code start}. */
    private record Edit(long start, long end, boolean still) {}

    private final List<Edit> edits;
    private final long tick;

    private EditList(List<Edit> edits, long tick) {
        this.edits = edits;
        this.tick = tick;
    }

    /**
     * Of a {@code trak} box.
     *
     * @param movieScale the timescale of the movie, in which the list counts its durations
     * @param trackScale the timescale of the track
     */
    static EditList of(BoxReader reader, Box trak, long movieScale, long trackScale) throws IOException {
        Box edts = reader.find(trak, "edts").orElse(null);
        Box elst = edts == null ? null : reader.find(edts, "elst").orElse(null);
        if (elst == null || elst.size() < 8 || movieScale == 0) {
            return all();
        }
        boolean wide = reader.u8(elst, 0) == 1;
        int row = wide ? 20 : 12;
        long count = Math.min(Math.min(reader.u32(elst, 4), (elst.size() - 8) / row), MOST);
        List<Edit> edits = new ArrayList<>();
        for (long field = 8; field < 8 + count * row; field += row) {
            long duration = wide ? reader.i64(elst, field) : reader.u32(elst, field);
            long start = wide ? reader.i64(elst, field + 8) : reader.i32(elst, field + 4);
            boolean still = reader.i32(elst, field + row - 4) == 0;
            if (start != -1 && start < NEVER) { // -1: nothing is shown for a while
                edits.add(new Edit(start, end(start, duration, movieScale, trackScale), still));
            }
        }
        return count == 0 ? all() : new EditList(edits, Math.max(1, trackScale / movieScale));
    }

    private static EditList all() {
        return new EditList(List.of(new Edit(-NEVER, NEVER, false)), 1);
    }

    /** A duration of 0 means everything that follows, fragments above all. */
    private static long end(long start, long duration, long movieScale, long trackScale) {
        double end = start
                + (double) (duration / movieScale) * trackScale
                + Math.floor((double) (duration % movieScale) * trackScale / movieScale);
        return duration <= 0 || end >= NEVER ? NEVER : (long) end;
    }

    /**
     * Whether a sample begins within what is shown, and is shown for half of its duration or a tick of the movie's clock: durations
     * are rounded to that, and the sample behind the end must not show for it.
     */
    boolean shows(long time, long duration) {
        long least = Math.max(1, Math.min(duration / 2, tick));
        for (Edit edit : edits) {
            boolean within = edit.still()
                    ? time <= edit.start() && edit.start() - time < Math.max(1, duration)
                    : time >= edit.start() && time < edit.end() && edit.end() - time >= least;
            if (within) {
                return true;
            }
        }
        return false;
    }

    /** Whether some of a sample is shown, as of one that began before the cut. */
    boolean touches(long time, long duration) {
        for (Edit edit : edits) {
            if (!edit.still() && time < edit.end() && edit.start() - time < Math.max(1, duration)) {
                return true;
            }
        }
        return false;
    }
}
