package io.vireo.media.mp4;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Summary of the movie fragments ({@code moof} boxes, ISO/IEC 14496-12, section 8.8) of all tracks of a file. */
final class Fragments {
    private final BoxReader reader;
    private final Map<Long, FragmentedTrack> tracks = new LinkedHashMap<>();
    private long samples;

    private Fragments(BoxReader reader) {
        this.reader = reader;
    }

    /** Reads the fragments of the tracks declared in {@code mvex} and {@code trak} boxes of {@code moov}. */
    static Fragments read(BoxReader reader, Box moov) throws IOException {
        Fragments all = new Fragments(reader);
        reader.each(moov, box -> {
            if (box.type().equals("trak")) {
                all.addTrack(box);
            }
        });
        reader.each(reader.get(moov, "mvex"), box -> {
            FragmentedTrack track = box.type().equals("trex") ? all.tracks.get(reader.u32(box, 4)) : null;
            if (track != null) {
                track.setDefaults(reader.u32(box, 12), reader.u32(box, 16));
            }
        });
        reader.eachTopLevel(box -> {
            if (box.type().equals("moof")) {
                all.add(box);
            }
        });
        return all;
    }

    private void addTrack(Box trak) throws IOException {
        try {
            Box mdhd = reader.get(reader.get(trak, "mdia"), "mdhd");
            SampleTable table = new SampleTable(reader, Track.sampleTable(reader, trak));
            long before = table.count() > 0 ? table.duration() : 0;
            tracks.put(Track.id(reader, trak), new FragmentedTrack(Track.timescale(reader, mdhd), before));
        } catch (InvalidMp4Exception e) {
            // the fragments of a damaged track are ignored
        }
    }

    private void add(Box moof) throws IOException {
        boolean[] first = {true};
        reader.each(moof, traf -> {
            if (traf.type().equals("traf")) {
                Box tfhd = reader.get(traf, "tfhd");
                FragmentedTrack track = tracks.get(reader.u32(tfhd, 4));
                if (track != null) {
                    addRuns(track, moof, traf, tfhd, first[0]);
                }
                first[0] = false;
            }
        });
    }

    private void addRuns(FragmentedTrack track, Box moof, Box traf, Box tfhd, boolean first) throws IOException {
        int flags = reader.i32(tfhd, 0);
        boolean ownBase = (flags & 0x1) != 0;
        long base = ownBase ? reader.i64(tfhd, 8) : moof.start();
        long field = ownBase ? 16 : 8;
        field += (flags & 0x2) != 0 ? 4 : 0;
        long duration = (flags & 0x8) != 0 ? reader.u32(tfhd, field) : track.defaultDuration();
        field += (flags & 0x8) != 0 ? 4 : 0;
        long size = (flags & 0x10) != 0 ? reader.u32(tfhd, field) : track.defaultSize();
        Box tfdt = reader.find(traf, "tfdt").orElse(null);
        if (tfdt != null) {
            track.beginAt(decodeTime(reader, tfdt));
        }
        // without default-base-is-moof the base of a later traf is the end of the previous one: not tracked
        boolean baseKnown = ownBase || first || (flags & 0x2_0000) != 0;
        reader.each(traf, box -> {
            if (box.type().equals("trun")) {
                TrackRun run = TrackRun.read(reader, box, duration, size);
                samples += run.samples();
                if (samples > 2 * SampleTable.MAX_SAMPLES) {
                    throw new InvalidMp4Exception("too many samples");
                }
                track.add(run, baseKnown ? base : -1, reader.length());
            }
        });
    }

    /** Returns the decode time of the first sample of a fragment ({@code tfdt}), in units of the track's timescale. */
    static long decodeTime(BoxReader reader, Box tfdt) throws IOException {
        return reader.u8(tfdt, 0) == 1 ? reader.i64(tfdt, 4) : reader.u32(tfdt, 4);
    }

    /** Returns whether a track has samples with data in fragments. */
    boolean hasSamples(long trackId) {
        FragmentedTrack track = tracks.get(trackId);
        return track != null && track.hasBytes();
    }

    /**
     * Checks the positions of the samples of a track.
     *
     * @throws InvalidMp4Exception if a sample lies outside of the file
     */
    void check(long trackId) {
        FragmentedTrack track = tracks.get(trackId);
        if (track != null && track.isOutside()) {
            throw new InvalidMp4Exception("a fragment lies outside of the file");
        }
    }

    /** Returns the duration of the longest track in milliseconds; 0 if unknown. */
    long millis() {
        return tracks.values().stream().mapToLong(FragmentedTrack::millis).max().orElse(0);
    }
}
