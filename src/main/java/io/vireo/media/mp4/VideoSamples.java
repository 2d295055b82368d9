package io.vireo.media.mp4;

import java.io.IOException;

/** Reads the {@link SampleIndex} of a video track, whose samples are in its own table, in fragments, or both. */
final class VideoSamples {
    private final BoxReader reader;
    private final SampleIndex index;
    private long end;

    private VideoSamples(BoxReader reader, SampleIndex index) {
        this.reader = reader;
        this.index = index;
    }

    static SampleIndex of(BoxReader reader, Box moov, Track track) throws IOException {
        Box mvhd = reader.find(moov, "mvhd").orElse(null);
        long movieScale = mvhd == null ? 0 : Track.timescale(reader, mvhd);
        EditList edits = EditList.of(reader, track.trak(), movieScale, track.timescale());
        VideoSamples samples = new VideoSamples(reader, new SampleIndex(edits));
        samples.addTable(Track.sampleTable(reader, track.trak()), track.description());
        if (reader.find(moov, "mvex").isPresent()) {
            samples.addFragments(new FragmentSamples(reader, moov, track.id(), samples.end));
        }
        return samples.index;
    }

    private void addTable(Box stbl, long description) throws IOException {
        SampleSizes sizes = SampleSizes.of(reader.duplicate(), stbl);
        if (sizes.count() == 0) {
            return;
        }
        ChunkOffsets offsets = ChunkOffsets.of(reader.duplicate(), stbl);
        SampleRuns runs = SampleRuns.of(reader.duplicate(), stbl);
        SyncSamples sync = SyncSamples.of(reader.duplicate(), stbl);
        SampleTimes times = SampleTimes.of(reader, stbl);
        long left = sizes.count();
        for (long chunk = 1; left > 0 && !index.isFull(); chunk++) {
            long offset = offsets.next();
            for (long i = Math.min(left, runs.samplesOf(chunk)); i > 0; i--, left--) {
                long size = sizes.sum(1);
                times.next();
                boolean keyframe = sync.next();
                if (runs.description() == description || description == 1 && runs.description() == 0) {
                    index.add(offset, size, keyframe, times.time(), times.duration());
                }
                offset += size;
            }
        }
        end = times.decodeTime();
    }

    private void addFragments(FragmentSamples fragments) throws IOException {
        FragmentSamples.Target target = new FragmentSamples.Target() {
            @Override
            public boolean isFull() {
                return index.isFull();
            }

            @Override
            public void add(
                    long offset, long size, boolean keyframe, long time, long compositionOffset, long duration) {
                index.add(offset, size, keyframe, time + compositionOffset, duration);
            }
        };
        reader.eachTopLevel(box -> {
            if (box.type().equals("moof") && !index.isFull()) {
                fragments.addTo(target, box);
            }
        });
    }
}
