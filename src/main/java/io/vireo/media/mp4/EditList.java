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
    private static final int MAX_EDITS = 1024;

    /** A time beyond all times in the file, without risk of overflow. */
    private static final long INFINITE = Long.MAX_VALUE / 2;

    /** A displayed range, from {@code start} (inclusive) to {@code end} (exclusive); for a {@code still}, the sample at {@code start}. */
    private record Edit(long start, long end, boolean still) {}

    private final List<Edit> edits;
    private final long tick;

    private EditList(List<Edit> edits, long tick) {
        this.edits = edits;
        this.tick = tick;
    }

    /**
     * Reads the edit list of a {@code trak} box; without one everything is displayed.
     *
     * @param movieScale the timescale of the movie, which applies to the durations in the list
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
        long count = Math.min(Math.min(reader.u32(elst, 4), (elst.size() - 8) / row), MAX_EDITS);
        List<Edit> edits = new ArrayList<>();
        for (long field = 8; field < 8 + count * row; field += row) {
            long duration = wide ? reader.i64(elst, field) : reader.u32(elst, field);
            long start = wide ? reader.i64(elst, field + 8) : reader.i32(elst, field + 4);
            boolean still = reader.i32(elst, field + row - 4) == 0;
            if (start != -1 && start < INFINITE) { // -1: an empty edit, which displays nothing
                edits.add(new Edit(start, end(start, duration, movieScale, trackScale), still));
            }
        }
        return count == 0 ? all() : new EditList(edits, Math.max(1, trackScale / movieScale));
    }

    private static EditList all() {
        return new EditList(List.of(new Edit(-INFINITE, INFINITE, false)), 1);
    }

    /** Returns the end of an edit. A duration of 0 means everything that follows, as in fragmented files. */
    private static long end(long start, long duration, long movieScale, long trackScale) {
        double end = start
                + (double) (duration / movieScale) * trackScale
                + Math.floor((double) (duration % movieScale) * trackScale / movieScale);
        return duration <= 0 || end >= INFINITE ? INFINITE : (long) end;
    }

    /**
     * Returns whether a sample begins within a displayed range and is displayed for at least half of its duration or one tick of the
     * movie's timescale. Durations are rounded to such ticks, and the rounding must not display the sample after the end.
     */
    boolean shows(long time, long duration) {
        long minimum = Math.max(1, Math.min(duration / 2, tick));
        for (Edit edit : edits) {
            boolean within = edit.still()
                    ? time <= edit.start() && edit.start() - time < Math.max(1, duration)
                    : time >= edit.start() && time < edit.end() && edit.end() - time >= minimum;
            if (within) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether any part of a sample is displayed, for example of one that begins before the cut. */
    boolean touches(long time, long duration) {
        for (Edit edit : edits) {
            if (!edit.still() && time < edit.end() && edit.start() - time < Math.max(1, duration)) {
                return true;
            }
        }
        return false;
    }
}
