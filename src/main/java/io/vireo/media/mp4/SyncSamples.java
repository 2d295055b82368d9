package io.vireo.media.mp4;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Iterates over the samples and reports which are keyframes ({@code stss}; without it, all of them). */
final class SyncSamples {
    private final BoxReader reader;
    private final @Nullable Box stss;
    private final long count;
    private long entry;
    private long sample;

    private SyncSamples(BoxReader reader, @Nullable Box stss) throws IOException {
        this.reader = reader;
        this.stss = stss;
        this.count = stss == null ? 0 : reader.u32(stss, 4);
    }

    static SyncSamples of(BoxReader reader, Box stbl) throws IOException {
        return new SyncSamples(reader, reader.find(stbl, "stss").orElse(null));
    }

    /** Advances to the next sample and returns whether it is a keyframe. */
    boolean next() throws IOException {
        sample++;
        if (stss == null) {
            return true;
        }
        while (entry < count && reader.u32(stss, 8 + 4 * entry) < sample) {
            entry++;
        }
        return entry < count && reader.u32(stss, 8 + 4 * entry) == sample;
    }
}
