package io.vireo.media.mp4;

import java.io.IOException;

/** The movie fragments of one track ({@code moof} boxes, ISO/IEC 14496-12, 8.8), taken in one after the other. */
final class Fragments {
    private final BoxReader reader;
    private final long trackId;
    private final long limit;
    private long defaultDuration;
    private long defaultSize;
    private long samples;
    private long bytes;
    private long end;

    /**
     * With the defaults that {@code mvex} gives for the track.
     *
     * @param limit where in the file the last sample must end
     */
    Fragments(BoxReader reader, Box moov, long trackId, long limit) throws IOException {
        this.reader = reader;
        this.limit = limit;
        this.trackId = trackId;
        Box mvex = reader.get(moov, "mvex");
        for (long position = mvex.body(); position < mvex.end(); ) {
            Box trex = reader.box(position, mvex.end());
            if (trex.type().equals("trex") && reader.u32(trex, 4) == trackId) {
                defaultDuration = reader.u32(trex, 12);
                defaultSize = reader.u32(trex, 16);
            }
            position = trex.end();
        }
    }

    /** Whether no sample of the track with bytes in it was found. */
    boolean isEmpty() {
        return samples == 0 || bytes == 0;
    }

    /** When the last fragment of the track ends, in units of the track's timescale. */
    long end() {
        return end;
    }

    void add(Box moof) throws IOException {
        boolean first = true;
        for (long position = moof.body(); position < moof.end(); ) {
            Box traf = reader.box(position, moof.end());
            if (traf.type().equals("traf")) {
                Box tfhd = reader.get(traf, "tfhd");
                if (reader.u32(tfhd, 4) == trackId) {
                    addRuns(moof, traf, tfhd, first);
                }
                first = false;
            }
            position = traf.end();
        }
    }

    private void addRuns(Box moof, Box traf, Box tfhd, boolean first) throws IOException {
        int flags = reader.i32(tfhd, 0);
        boolean ownBase = (flags & 0x1) != 0;
        long base = ownBase ? reader.i64(tfhd, 8) : moof.start();
        long field = ownBase ? 16 : 8;
        field += (flags & 0x2) != 0 ? 4 : 0;
        long duration = (flags & 0x8) != 0 ? reader.u32(tfhd, field) : defaultDuration;
        field += (flags & 0x8) != 0 ? 4 : 0;
        long size = (flags & 0x10) != 0 ? reader.u32(tfhd, field) : defaultSize;
        Box tfdt = reader.find(traf, "tfdt").orElse(null);
        if (tfdt != null) {
            end = reader.u8(tfdt, 0) == 1 ? reader.i64(tfdt, 4) : reader.u32(tfdt, 4);
        }
        // without default-base-is-moof a later traf begins where the one before ends, which is not followed here
        boolean baseKnown = ownBase || first || (flags & 0x2_0000) != 0;
        for (long position = traf.body(); position < traf.end(); ) {
            Box box = reader.box(position, traf.end());
            if (box.type().equals("trun")) {
                TrackRun run = TrackRun.read(reader, box, duration, size);
                add(run, baseKnown ? base : -1);
            }
            position = box.end();
        }
    }

    private void add(TrackRun run, long base) {
        samples += run.samples();
        bytes += run.bytes();
        end += run.duration();
        if (samples > SampleTable.MOST_SAMPLES || end < 0) {
            throw new InvalidMp4Exception("the fragments last for ever");
        }
        if (base >= 0 && run.hasOffset()) {
            long start = base + run.offset();
            if (start < 0 || start > limit || run.bytes() > limit - start) {
                throw new InvalidMp4Exception("a fragment lies outside of the boxes");
            }
        }
    }
}
