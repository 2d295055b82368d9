package io.vireo.media.mp4;

import java.io.IOException;

/** Iterates over the file positions of the chunks of a track: {@code stco}, or {@code co64} for large files. */
final class ChunkOffsets {
    private final BoxReader reader;
    private final Box box;
    private final boolean wide;
    private final long count;
    private long next;

    private ChunkOffsets(BoxReader reader, Box box, boolean wide) throws IOException {
        this.reader = reader;
        this.box = box;
        this.wide = wide;
        this.count = reader.u32(box, 4);
    }

    static ChunkOffsets of(BoxReader reader, Box stbl) throws IOException {
        Box stco = reader.find(stbl, "stco").orElse(null);
        return stco != null
                ? new ChunkOffsets(reader, stco, false)
                : new ChunkOffsets(reader, reader.get(stbl, "co64"), true);
    }

    /**
     * Returns the position of the next chunk; negative if it exceeds {@link Long#MAX_VALUE}.
     *
     * @throws InvalidMp4Exception if there are no more chunks
     */
    long next() throws IOException {
        if (next >= count) {
            throw new InvalidMp4Exception("samples without a chunk");
        }
        long index = next++;
        return wide ? reader.i64(box, 8 + 8 * index) : reader.u32(box, 8 + 4 * index);
    }
}
