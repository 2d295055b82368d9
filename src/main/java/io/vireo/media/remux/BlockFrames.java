package io.vireo.media.remux;

import io.vireo.media.remux.EbmlReader.Element;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a Matroska block (RFC 9559, section 10): one, or several with one of three kinds of lacing.
 *
 * @param track the number of the track
 * @param relativeTime relative to the cluster, in ticks
 * @param keyframe whether a simple block is marked as a keyframe
 * @param data the position of the first frame
 * @param sizes the sizes of the frames in bytes
 */
record BlockFrames(long track, short relativeTime, boolean keyframe, long data, int[] sizes) {
    private static final int HEADER = 3;
    private static final int XIPH = 1;
    private static final int FIXED = 2;

    /** Reads a block; null if it belongs to another track than those given. */
    static @Nullable BlockFrames read(EbmlReader reader, Element block, Set<Long> tracks) throws IOException {
        int numberLength = block.size() < 1 + HEADER ? 9 : reader.numberLength(block.body());
        if (numberLength + HEADER > block.size()) {
            throw new InvalidInputException("a block is too short");
        }
        long track = reader.number(block.body());
        if (!tracks.contains(track)) {
            return null;
        }
        long header = block.body() + numberLength;
        int flags = reader.u8(header + 2);
        return new Lacing(reader, header + HEADER, block.end())
                .frames(track, reader.i16(header), (flags & 0x80) != 0, flags >> 1 & 3);
    }

    /** Reads the sizes of the frames. */
    private static final class Lacing {
        private final EbmlReader reader;
        private final long end;
        private long position;

        Lacing(EbmlReader reader, long position, long end) {
            this.reader = reader;
            this.position = position;
            this.end = end;
        }

        BlockFrames frames(long track, short time, boolean keyframe, int lacing) throws IOException {
            int count = lacing == 0 ? 1 : next() + 1;
            int[] sizes = new int[count];
            long sum = 0;
            for (int i = 0; i < count - 1 && lacing != FIXED; i++) {
                long size = lacing == XIPH ? xiph() : ebml(i == 0 ? null : sizes[i - 1]);
                sum += size;
                if (size < 0 || sum > end - position) {
                    throw new InvalidInputException("a laced frame is larger than its block");
                }
                sizes[i] = (int) size;
            }
            long left = end - position - sum;
            if (left > Integer.MAX_VALUE || left < 0 || (lacing == FIXED && left % count != 0)) {
                throw new InvalidInputException("the frames do not fill their block");
            }
            if (lacing == FIXED) {
                Arrays.fill(sizes, (int) left / count);
            } else {
                sizes[count - 1] = (int) left;
            }
            return new BlockFrames(track, time, keyframe, position, sizes);
        }

        private int next() throws IOException {
            if (position >= end) {
                throw new InvalidInputException("a block is too short");
            }
            return reader.u8(position++);
        }

        private long xiph() throws IOException {
            long size = 0;
            int part;
            do {
                part = next();
                size += part;
            } while (part == 255);
            return size;
        }

        /** Reads a size, or its signed difference from the size before. */
        private long ebml(@Nullable Integer before) throws IOException {
            int bytes = position < end ? reader.numberLength(position) : 9;
            if (bytes > end - position) {
                throw new InvalidInputException("a block is too short");
            }
            long value = reader.number(position);
            position += bytes;
            return before == null ? value : before + value - (EbmlReader.maxNumber(bytes) >> 1);
        }
    }
}
