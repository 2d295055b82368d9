package io.vireo.subscription;

import io.vireo.platform.Component;
import io.vireo.subscription.BellVideoRepository.BellChannel;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The new videos of the channels whose subscription has the bell, merged when they are read: publishing a video writes nothing for
 * subscribers. Only videos that were published after the bell was turned on count.
 */
@Component
public class BellVideos {
    /** The number of channels that one query reads. */
    private static final int CHUNK = 64;

    private final BellVideoRepository videos;

    @Inject
    BellVideos(BellVideoRepository videos) {
        this.videos = videos;
    }

    /**
     * Returns videos, newest first.
     *
     * @param since videos of an earlier time are left out
     * @param beforeUpload the upload time of the video that precedes all; null for the beginning
     * @param beforeId the key of that video
     * @param limit the maximum number
     */
    public List<BellVideo> page(
            long subscriberId, Instant since, @Nullable Instant beforeUpload, long beforeId, int limit) {
        FeedPosition after = beforeUpload == null ? null : new FeedPosition(beforeUpload, beforeId);
        List<FeedPosition> page = positions(subscriberId, since, after, limit);
        return page.isEmpty() ? List.of() : videos.entries(page);
    }

    /** Returns the number of videos since a time, at most {@code max}. */
    public int count(long subscriberId, Instant since, int max) {
        return positions(subscriberId, since, null, max).size();
    }

    private List<FeedPosition> positions(long subscriberId, Instant since, @Nullable FeedPosition after, int limit) {
        List<BellChannel> channels = videos.channels(subscriberId).stream()
                .filter(channel -> !channel.newest().isBefore(latest(since, channel.since())))
                .sorted(Comparator.comparing(BellChannel::newest).reversed())
                .toList();
        List<FeedPosition> page = new ArrayList<>();
        for (int from = 0; from < channels.size(); from += CHUNK) {
            List<BellChannel> chunk = channels.subList(from, Math.min(from + CHUNK, channels.size()));
            if (page.size() == limit
                    && chunk.get(0).newest().isBefore(page.get(limit - 1).upload())) {
                break;
            }
            page = Stream.concat(page.stream(), videos.positions(chunk, since, after, limit).stream())
                    .sorted(FeedPosition.NEWEST_FIRST)
                    .limit(limit)
                    .toList();
        }
        return page;
    }

    static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
