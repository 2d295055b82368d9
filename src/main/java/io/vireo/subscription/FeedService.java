package io.vireo.subscription;

import io.vireo.platform.Component;
import io.vireo.subscription.FeedRepository.ActiveChannel;
import io.vireo.subscription.FeedRepository.Feed;
import io.vireo.video.UniversalBody;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges the feed of a channel: the listed videos of the channels to which it is subscribed, newest first, or those of them that it has
 * not watched. The filter is part of the queries: pages are full.
 *
 * <p>Of somebody with many subscriptions the newest videos of the site have a page mostly: reading those costs less than reading the newest
 * video of each channel.
 *
 * <p>Otherwise only channels whose newest video is not older than the last one of the page are read. A page of n videos needs at most n
 * channels if it is the first one; the worst page reads a range of each channel.
 */
@Component
class FeedService {
    /** The number of channels that one query reads. */
    private static final int CHUNK = 64;

    private final FeedRepository videos;

    @Inject
    FeedService(FeedRepository videos) {
        this.videos = videos;
    }

    /**
     * Returns the positions of a page.
     *
     * @param after the position to continue after; null for the beginning
     * @param limit the maximum number of videos
     */
    List<FeedPosition> page(Feed feed, @Nullable FeedPosition after, int limit) {
        if (videos.hasMany(feed)) {
            List<FeedPosition> newest = videos.newestOfSite(feed, after, limit);
            if (newest.size() == limit) {
                return newest;
            }
        }
        List<ActiveChannel> channels = videos.channels(feed).stream()
                .sorted(Comparator.comparing(ActiveChannel::newest).reversed())
                .toList();
        List<FeedPosition> page = new ArrayList<>();
        Instant oldest = oldest(channels, after, limit);
        for (int from = 0; from < channels.size(); from += CHUNK) {
            Instant bound = oldest;
            List<ActiveChannel> chunk = channels.subList(from, Math.min(from + CHUNK, channels.size())).stream()
                    .takeWhile(channel -> bound == null || !channel.newest().isBefore(bound))
                    .toList();
            if (chunk.isEmpty()) {
                break;
            }
            page = newest(
                    Stream.concat(page.stream(), videos.videos(feed, chunk, after, bound, limit).stream()), limit);
            oldest = page.size() < limit ? bound : page.get(limit - 1).upload();
        }
        return page;
    }

    /**
     * Returns an upload time that no video of the page is older than; null if that is not known. Channels whose newest video comes after
     * the position have each at least one video for the page.
     */
    private static @Nullable Instant oldest(List<ActiveChannel> newestFirst, @Nullable FeedPosition after, int limit) {
        return newestFirst.stream()
                .map(ActiveChannel::newest)
                .filter(newest -> after == null || newest.isBefore(after.upload()))
                .skip(limit - 1L)
                .findFirst()
                .orElse(null);
    }

    private static List<FeedPosition> newest(Stream<FeedPosition> positions, int limit) {
        return positions.sorted(FeedPosition.NEWEST_FIRST).limit(limit).toList();
    }

    /** Returns the entries of a page. */
    List<UniversalBody> entries(List<FeedPosition> page) {
        return page.isEmpty() ? List.of() : videos.entries(page);
    }
}
