package io.vireo.media.mp4;

import java.io.IOException;

/** Reads the samples of one track out of {@code moof} boxes (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
final class FragmentSamples {
    /** {@code sample_is_non_sync_sample} (8.8.3.1). */
    private static final int NON_SYNC = 0x1_0000;

    private final BoxReader reader;
    private final long trackId;
    private long defaultSize;
    private int defaultFlags;

    FragmentSamples(BoxReader reader, Box moov, long trackId) throws IOException {
        this.reader = reader;
        this.trackId = trackId;
        Box mvex = reader.get(moov, "mvex");
        for (long position = mvex.body(); mvex.end() - position >= 8; ) {
            Box trex = reader.box(position, mvex.end());
            if (trex.type().equals("trex") && reader.u32(trex, 4) == trackId) {
                defaultSize = reader.u32(trex, 16);
                defaultFlags = reader.i32(trex, 20);
            }
            position = trex.end();
        }
    }

    void addTo(SampleIndex index, Box moof) throws IOException {
        for (long position = moof.body(); moof.end() - position >= 8; ) {
            Box traf = reader.box(position, moof.end());
            if (traf.type().equals("traf")) {
                Box tfhd = reader.get(traf, "tfhd");
                if (reader.u32(tfhd, 4) == trackId) {
                    addRuns(index, moof, traf, tfhd);
                }
            }
            position = traf.end();
        }
    }

    private void addRuns(SampleIndex index, Box moof, Box traf, Box tfhd) throws IOException {
        int given = reader.i32(tfhd, 0);
        long field = 8;
        long base = moof.start();
        if ((given & 0x1) != 0) {
            base = reader.i64(tfhd, field);
            field += 8;
        }
        field += 4L * Integer.bitCount(given & 0xA);
        long size = defaultSize;
        if ((given & 0x10) != 0) {
            size = reader.u32(tfhd, field);
            field += 4;
        }
        int flags = (given & 0x20) != 0 ? reader.i32(tfhd, field) : defaultFlags;
        long next = base;
        for (long position = traf.body(); traf.end() - position >= 8 && !index.isFull(); ) {
            Box box = reader.box(position, traf.end());
            if (box.type().equals("trun")) {
                next = addRun(index, box, base, next, size, flags);
            }
            position = box.end();
        }
    }

    /** Where the run ends. */
    private long addRun(SampleIndex index, Box trun, long base, long next, long size, int flags) throws IOException {
        int given = reader.i32(trun, 0);
        long count = reader.u32(trun, 4);
        long field = 8;
        long offset = next;
        if ((given & 0x1) != 0) {
            offset = base + reader.i32(trun, field);
            field += 4;
        }
        boolean ownFirst = (given & 0x4) != 0;
        int first = ownFirst ? reader.i32(trun, field) : flags;
        field += ownFirst ? 4 : 0;
        long row = 4L * Integer.bitCount(given & 0xF00);
        for (long i = 0; i < count && !index.isFull(); i++, field += row) {
            long at = field + ((given & 0x100) != 0 ? 4 : 0);
            long bytes = (given & 0x200) != 0 ? reader.u32(trun, at) : size;
            at += (given & 0x200) != 0 ? 4 : 0;
            int own = (given & 0x400) != 0 ? reader.i32(trun, at) : flags;
            index.add(offset, bytes, ((i == 0 && ownFirst ? first : own) & NON_SYNC) == 0);
            offset += bytes;
        }
        return offset;
    }
}
