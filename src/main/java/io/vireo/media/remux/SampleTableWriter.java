package io.vireo.media.remux;

import io.vireo.media.remux.SampleSpool.TimedSamples;

/** Writes the sample table of a track ({@code stbl}, ISO/IEC 14496-12, 8.5.1), each box in one pass over the samples. */
final class SampleTableWriter {
    private static final long MAX_UINT32 = 0xFFFF_FFFFL;

    private final BoxFile out;
    private final InputTrack track;
    private final SampleSpool samples;

    SampleTableWriter(BoxFile out, InputTrack track) {
        this.out = out;
        this.track = track;
        this.samples = track.samples();
    }

    /**
     * Writes the box.
     *
     * @param base the position of the first sample of all tracks
     * @param wide whether positions need 64 bits
     */
    void write(Spool chunks, long base, boolean wide) {
        out.open("stbl");
        out.open("stsd", 0, 0).u32(1).bytes(track.format().sampleEntry()).close();
        writeDurations();
        writeCompositionOffsets();
        if (track.format().video() && !samples.hasOnlyKeyframes()) {
            writeKeyframes();
        }
        writeRuns(chunks);
        out.open("stsz", 0, 0).u32(0).u32(samples.count());
        for (TimedSamples sample = samples.open(); sample.next(); ) {
            out.u32(sample.size() + samples.prefix().length);
        }
        out.close();
        out.open(wide ? "co64" : "stco", 0, 0).u32(chunks.count());
        for (Spool.Cursor chunk = chunks.open(); chunk.next(); ) {
            out.number(wide ? 1 : 0, base + chunk.get(DataPlan.CHUNK_OFFSET));
        }
        out.close().close();
    }

    private void writeDurations() {
        Runs runs = new Runs("stts", 0);
        TimedSamples sample = samples.open();
        sample.next();
        for (long before = sample.decodeTime(); sample.next(); before = sample.decodeTime()) {
            runs.add(sample.decodeTime() - before);
        }
        runs.add(samples.lastDuration());
        runs.close();
    }

    private void writeCompositionOffsets() {
        long lowest = 0;
        long highest = 0;
        for (TimedSamples sample = samples.open(); sample.next(); ) {
            lowest = Math.min(lowest, sample.compositionOffset());
            highest = Math.max(highest, sample.compositionOffset());
        }
        if (lowest < Integer.MIN_VALUE || highest > Integer.MAX_VALUE) {
            throw new InvalidInputException("a composition offset is too large");
        }
        if (lowest < 0 || highest > 0) {
            Runs runs = new Runs("ctts", lowest < 0 ? 1 : 0);
            for (TimedSamples sample = samples.open(); sample.next(); ) {
                runs.add(sample.compositionOffset());
            }
            runs.close();
        }
    }

    private void writeKeyframes() {
        out.open("stss", 0, 0);
        long countAt = out.position();
        out.u32(0);
        long number = 0;
        long count = 0;
        for (TimedSamples sample = samples.open(); sample.next(); ) {
            number++;
            if (sample.isKeyframe()) {
                out.u32(number);
                count++;
            }
        }
        out.replace(countAt, count);
        out.close();
    }

    private void writeRuns(Spool chunks) {
        out.open("stsc", 0, 0);
        long countAt = out.position();
        out.u32(0);
        long number = 0;
        long count = 0;
        long before = -1;
        for (Spool.Cursor chunk = chunks.open(); chunk.next(); ) {
            number++;
            if (chunk.get(DataPlan.CHUNK_SAMPLES) != before) {
                before = chunk.get(DataPlan.CHUNK_SAMPLES);
                out.u32(number).u32(before).u32(1);
                count++;
            }
        }
        out.replace(countAt, count);
        out.close();
    }

    /** A table of runs of equal values. */
    private final class Runs {
        private final long countAt;
        private long entries;
        private long length;
        private long value;

        Runs(String type, int version) {
            out.open(type, version, 0);
            countAt = out.position();
            out.u32(0);
        }

        void add(long next) {
            if (length > 0 && (next != value || length == MAX_UINT32)) {
                end();
            }
            value = next;
            length++;
        }

        private void end() {
            out.u32(length).u32(value);
            entries++;
            length = 0;
        }

        void close() {
            end();
            out.replace(countAt, entries);
            out.close();
        }
    }
}
