package io.vireo.media.mp4;

import java.io.IOException;

/** Reads the {@link SampleIndex} of a video track, whose samples are in its own table, in fragments, or both. */
final class VideoSamples {
    private final BoxReader reader;
    private final SampleIndex index = new SampleIndex();

    private VideoSamples(BoxReader reader) {
        this.reader = reader;
    }

    /** @param stbl the sample table of the track of number {@code trackId} in {@code moov} */
    static SampleIndex of(BoxReader reader, Box moov, Box stbl, long trackId) throws IOException {
        VideoSamples samples = new VideoSamples(reader);
        samples.addTable(stbl);
        if (reader.find(moov, "mvex").isPresent()) {
            samples.addFragments(new FragmentSamples(reader, moov, trackId));
        }
        return samples.index;
    }

    private void addTable(Box stbl) throws IOException {
        SampleSizes sizes = SampleSizes.of(reader.beside(), stbl);
        ChunkOffsets offsets = ChunkOffsets.of(reader.beside(), stbl);
        SampleRuns runs = SampleRuns.of(reader.beside(), stbl);
        SyncSamples sync = SyncSamples.of(reader.beside(), stbl);
        long left = sizes.count();
        for (long chunk = 1; left > 0 && !index.isFull(); chunk++) {
            long offset = offsets.next();
            for (long i = Math.min(left, runs.samplesOf(chunk)); i > 0; i--, left--) {
                long size = sizes.sum(1);
                index.add(offset, size, sync.next());
                offset += size;
            }
        }
    }

    private void addFragments(FragmentSamples fragments) throws IOException {
        for (long position = 0; position < reader.length() && !index.isFull(); ) {
            Box box;
            try {
                box = reader.box(position, reader.length());
            } catch (InvalidMp4Exception e) {
                return; // bytes of something else behind the boxes
            }
            if (box.type().equals("moof")) {
                fragments.addTo(index, box);
            }
            position = box.end();
        }
    }
}
