package io.vireo.media.mp4;

import java.io.IOException;

/** Reads the samples of one track out of {@code moof} boxes (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
final class FragmentSamples {
    /** {@code sample_is_non_sync_sample} (8.8.3.1). */
    private static final int NON_SYNC = 0x1_0000;

    private static final int OWN_BASE = 0x1;
    private static final int BASE_IS_MOOF = 0x2_0000;

    /** Receives the samples in decoding order. */
    interface Target {
        /** Returns whether no further samples are needed. */
        default boolean isFull() {
            return false;
        }

        /** Adds a sample at the declared position, which may be invalid. */
        void add(long offset, long size, boolean keyframe, long decodeTime, long compositionOffset, long duration)
                throws IOException;
    }

    /** The values of samples without values of their own. */
    private record Defaults(long duration, long size, int flags) {}

    private final BoxReader reader;
    private final long trackId;
    private long defaultDuration;
    private long defaultSize;
    private int defaultFlags;
    /** The decode time of the next sample. */
    private long time;

    /**
     * Creates a reader of the fragments of a track.
     *
     * @param time the decode time of the first sample if its fragment does not specify it
     */
    FragmentSamples(BoxReader reader, Box moov, long trackId, long time) throws IOException {
        this.reader = reader;
        this.trackId = trackId;
        this.time = time;
        reader.each(reader.get(moov, "mvex"), trex -> {
            if (trex.type().equals("trex") && reader.u32(trex, 4) == trackId) {
                defaultDuration = reader.u32(trex, 12);
                defaultSize = reader.u32(trex, 16);
                defaultFlags = reader.i32(trex, 20);
            }
        });
    }

    /**
     * Checks that the positions of the samples of a fragment are known: without {@code default-base-is-moof} those of a later track begin
     * where the data of the track before it ends, which is not tracked.
     *
     * @throws InvalidMp4Exception if they are not
     */
    void requireKnownPositions(Box moof) throws IOException {
        boolean[] first = {true};
        reader.each(moof, traf -> {
            if (traf.type().equals("traf")) {
                Box tfhd = reader.get(traf, "tfhd");
                boolean known = first[0] || (reader.i32(tfhd, 0) & (OWN_BASE | BASE_IS_MOOF)) != 0;
                if (!known && reader.u32(tfhd, 4) == trackId) {
                    throw new InvalidMp4Exception("a fragment with samples at an unknown position");
                }
                first[0] = false;
            }
        });
    }

    /** Adds the samples of a fragment to the target. */
    void addTo(Target target, Box moof) throws IOException {
        reader.each(moof, traf -> {
            if (traf.type().equals("traf")) {
                Box tfhd = reader.get(traf, "tfhd");
                if (reader.u32(tfhd, 4) == trackId) {
                    addRuns(target, moof, traf, tfhd);
                }
            }
        });
    }

    private void addRuns(Target target, Box moof, Box traf, Box tfhd) throws IOException {
        int flags = reader.i32(tfhd, 0);
        long field = 8;
        long base = moof.start();
        if ((flags & 0x1) != 0) {
            base = reader.i64(tfhd, field);
            field += 8;
        }
        field += (flags & 0x2) != 0 ? 4 : 0;
        Defaults defaults = new Defaults(defaultDuration, defaultSize, defaultFlags);
        if ((flags & 0x8) != 0) {
            defaults = new Defaults(reader.u32(tfhd, field), defaults.size(), defaults.flags());
            field += 4;
        }
        if ((flags & 0x10) != 0) {
            defaults = new Defaults(defaults.duration(), reader.u32(tfhd, field), defaults.flags());
            field += 4;
        }
        if ((flags & 0x20) != 0) {
            defaults = new Defaults(defaults.duration(), defaults.size(), reader.i32(tfhd, field));
        }
        Box tfdt = reader.find(traf, "tfdt").orElse(null);
        time = tfdt == null ? time : Fragments.decodeTime(reader, tfdt);
        addRuns(target, traf, base, defaults);
    }

    private void addRuns(Target target, Box traf, long base, Defaults defaults) throws IOException {
        long[] next = {base};
        reader.each(traf, box -> {
            if (box.type().equals("trun") && !target.isFull()) {
                next[0] = addRun(target, box, base, next[0], defaults);
            }
        });
    }

    /** Adds the samples of a run and returns the file position of its end. */
    private long addRun(Target target, Box trun, long base, long next, Defaults defaults) throws IOException {
        int flags = reader.i32(trun, 0);
        long count = reader.u32(trun, 4);
        long field = 8;
        long offset = next;
        if ((flags & 0x1) != 0) {
            offset = base + reader.i32(trun, field);
            field += 4;
        }
        boolean ownFirst = (flags & 0x4) != 0;
        int first = ownFirst ? reader.i32(trun, field) : defaults.flags();
        field += ownFirst ? 4 : 0;
        long row = 4L * Integer.bitCount(flags & 0xF00);
        for (long i = 0; i < count && !target.isFull(); i++, field += row) {
            long position = field;
            long duration = (flags & 0x100) != 0 ? reader.u32(trun, position) : defaults.duration();
            position += (flags & 0x100) != 0 ? 4 : 0;
            long bytes = (flags & 0x200) != 0 ? reader.u32(trun, position) : defaults.size();
            position += (flags & 0x200) != 0 ? 4 : 0;
            int own = (flags & 0x400) != 0 ? reader.i32(trun, position) : defaults.flags();
            position += (flags & 0x400) != 0 ? 4 : 0;
            int shown = (flags & 0x800) != 0 ? reader.i32(trun, position) : 0;
            target.add(offset, bytes, ((i == 0 && ownFirst ? first : own) & NON_SYNC) == 0, time, shown, duration);
            offset += bytes;
            time += duration;
        }
        return offset;
    }
}
