package io.vireo.media.remux;

import java.util.ArrayList;
import java.util.List;

/** The order of the samples in the new file, which is that of the source: the tracks stay next to each other, and reading is sequential. */
final class DataPlan {
    static final int CHUNK_OFFSET = 0;
    static final int CHUNK_SAMPLES = 1;

    private static final int CHUNK_COLUMNS = 2;
    private static final long MAX_CHUNK_BYTES = 1 << 20;

    private final List<InputTrack> tracks;
    private final List<Spool> chunks = new ArrayList<>();
    private long bytes;

    private DataPlan(List<InputTrack> tracks) {
        this.tracks = tracks;
    }

    static DataPlan of(List<InputTrack> tracks, Scratch scratch) {
        DataPlan plan = new DataPlan(tracks);
        tracks.forEach(track -> plan.chunks.add(scratch.spool(CHUNK_COLUMNS)));
        plan.divide();
        return plan;
    }

    /** Divides the samples into chunks: adjacent samples of a track. */
    private void divide() {
        MergedSamples samples = new MergedSamples();
        int track = -1;
        long start = 0;
        long count = 0;
        while (samples.next()) {
            if (samples.track() != track || bytes - start >= MAX_CHUNK_BYTES) {
                if (count > 0) {
                    chunks.get(track).add(start, count);
                }
                track = samples.track();
                start = bytes;
                count = 0;
            }
            count++;
            bytes += samples.size() + tracks.get(track).samples().prefix().length;
        }
        if (count > 0) {
            chunks.get(track).add(start, count);
        }
    }

    /** Returns the total size of the samples in the new file. */
    long bytes() {
        return bytes;
    }

    /** Returns the chunks of a track: their offsets from the first sample, and their numbers of samples. */
    Spool chunks(int track) {
        return chunks.get(track);
    }

    /** Copies all samples in order. */
    void copy(SampleCopier copier) {
        MergedSamples samples = new MergedSamples();
        while (samples.next()) {
            SampleSpool track = tracks.get(samples.track()).samples();
            if (track.isByteStream()) {
                copier.convert(samples.offset(), samples.sourceSize());
            } else {
                copier.copy(track.prefix(), samples.offset(), samples.size());
            }
        }
        copier.flush();
    }

    /** The samples of all tracks in the order of their positions in the source; those of a track stay in decoding order. */
    private final class MergedSamples {
        private final List<Spool.Cursor> cursors = new ArrayList<>();
        private final boolean[] left = new boolean[tracks.size()];
        private int current = -1;

        MergedSamples() {
            for (int track = 0; track < tracks.size(); track++) {
                cursors.add(tracks.get(track).samples().rows());
                left[track] = cursors.get(track).next();
            }
        }

        boolean next() {
            if (current >= 0) {
                left[current] = cursors.get(current).next();
            }
            current = -1;
            long lowest = Long.MAX_VALUE;
            for (int track = 0; track < left.length; track++) {
                if (left[track] && cursors.get(track).get(SampleSpool.OFFSET) < lowest) {
                    lowest = cursors.get(track).get(SampleSpool.OFFSET);
                    current = track;
                }
            }
            return current >= 0;
        }

        int track() {
            return current;
        }

        long offset() {
            return cursors.get(current).get(SampleSpool.OFFSET);
        }

        long size() {
            return cursors.get(current).get(SampleSpool.SIZE_AND_KEYFRAME) >> 1;
        }

        int sourceSize() {
            return (int) cursors.get(current).get(SampleSpool.SOURCE_SIZE);
        }
    }
}
