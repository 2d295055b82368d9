package io.vireo.media.remux;

import io.vireo.media.remux.EbmlReader.Element;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of clusters (RFC 9559, section 5.1.3). */
final class MatroskaClusters {
    private static final int TIMESTAMP = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int BLOCK_GROUP = 0xA0;
    private static final int BLOCK = 0xA1;
    private static final int BLOCK_DURATION = 0x9B;
    private static final int REFERENCE_BLOCK = 0xFB;
    /** A thousand hours in nanoseconds. */
    private static final long MAX_NANOS = 3_600_000_000_000_000L;

    private final EbmlReader reader;
    private final long tickNanos;
    private final long videoNumber;
    private final MatroskaTimeline video;
    private final @Nullable MatroskaTimeline audio;
    private final Set<Long> numbers;
    private long clusterTicks;
    private @Nullable BlockFrames groupBlock;
    private boolean groupKeyframe;
    private long groupTicks;

    /** @param audioNumber ignored if there is no audio */
    MatroskaClusters(
            EbmlReader reader,
            long tickNanos,
            long videoNumber,
            MatroskaTimeline video,
            long audioNumber,
            @Nullable MatroskaTimeline audio) {
        this.reader = reader;
        this.tickNanos = tickNanos;
        this.videoNumber = videoNumber;
        this.video = video;
        this.audio = audio;
        this.numbers =
                audio == null || audioNumber == videoNumber ? Set.of(videoNumber) : Set.of(videoNumber, audioNumber);
    }

    /** Reads a cluster and returns the position of the element after it. */
    long read(Element cluster) throws IOException {
        clusterTicks = 0;
        long position = cluster.body();
        for (Element child = reader.element(position, cluster.end());
                child != null;
                child = reader.element(position, cluster.end())) {
            if (cluster.unknownSize() && MatroskaReader.endsCluster(child)) {
                return position;
            }
            if (child.cut() || child.unknownSize()) {
                return cluster.end(); // the recording ended within a block
            }
            switch ((int) child.id()) {
                case TIMESTAMP -> clusterTicks = reader.uint(child);
                case SIMPLE_BLOCK -> add(BlockFrames.read(reader, child, numbers), null, 0);
                case BLOCK_GROUP -> readGroup(child);
                default -> {}
            }
            position = child.end();
        }
        return cluster.end();
    }

    private void readGroup(Element group) throws IOException {
        groupBlock = null;
        groupKeyframe = true;
        groupTicks = 0;
        reader.each(group, child -> {
            switch ((int) child.id()) {
                case BLOCK -> groupBlock = BlockFrames.read(reader, child, numbers);
                case BLOCK_DURATION -> groupTicks = reader.uint(child);
                case REFERENCE_BLOCK -> groupKeyframe = false;
                default -> {}
            }
        });
        add(groupBlock, groupKeyframe, groupTicks);
    }

    /** @param keyframe null if the block says it */
    private void add(@Nullable BlockFrames block, @Nullable Boolean keyframe, long durationTicks) throws IOException {
        if (block == null) {
            return;
        }
        long nanos = nanos(clusterTicks, block.relativeTime());
        long duration = nanos(durationTicks, 0);
        boolean key = keyframe == null ? block.keyframe() : keyframe;
        MatroskaTimeline timeline = block.track() == videoNumber || audio == null ? video : audio;
        timeline.add(block, nanos, key, duration);
    }

    private long nanos(long ticks, int more) {
        if (ticks < 0 || ticks > MAX_NANOS / tickNanos) {
            throw new InvalidInputException("a block has an impossible time");
        }
        return (ticks + more) * tickNanos;
    }
}
