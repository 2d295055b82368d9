package io.vireo.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The merged feed equals the sorted list of all videos, and reads few channels. */
class FeedServiceTest {
    private static final FeedRepository.Feed FEED = new FeedRepository.Feed(1, false);

    /** Videos in memory, instead of the database. */
    private static final class Videos extends FeedRepository {
        private final Map<Long, List<FeedPosition>> byChannel = new TreeMap<>();
        private int readChannels;

        /** The number of videos of the site that are read first; 0 for few subscriptions. */
        private int window;

        void add(long channel, FeedPosition video) {
            byChannel.computeIfAbsent(channel, id -> new ArrayList<>()).add(video);
        }

        @Override
        List<ActiveChannel> channels(Feed feed) {
            return byChannel.entrySet().stream()
                    .map(entry -> new ActiveChannel(
                            entry.getKey(),
                            entry.getValue().stream()
                                    .map(FeedPosition::upload)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow()))
                    .toList();
        }

        @Override
        boolean hasMany(Feed feed) {
            return window > 0;
        }

        @Override
        List<FeedPosition> newestOfSite(Feed feed, @Nullable FeedPosition after, int limit) {
            return byChannel.values().stream()
                    .flatMap(List::stream)
                    .filter(video -> after == null || FeedPosition.NEWEST_FIRST.compare(video, after) > 0)
                    .sorted(FeedPosition.NEWEST_FIRST)
                    .limit(Math.min(window, limit))
                    .toList();
        }

        @Override
        List<FeedPosition> videos(
                Feed feed,
                List<ActiveChannel> channels,
                @Nullable FeedPosition after,
                @Nullable Instant notBefore,
                int limit) {
            readChannels += channels.size();
            return channels.stream()
                    .flatMap(channel -> byChannel.get(channel.id()).stream()
                            .filter(video -> after == null || FeedPosition.NEWEST_FIRST.compare(video, after) > 0)
                            .filter(video ->
                                    notBefore == null || !video.upload().isBefore(notBefore))
                            .sorted(FeedPosition.NEWEST_FIRST)
                            .limit(limit))
                    .toList();
        }
    }

    @Test
    void shouldMergeAllChannels() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Videos videos = new Videos();
            videos.window = seed % 3 * 20;
            List<FeedPosition> all = new ArrayList<>();
            int channels = 1 + random.nextInt(300);
            for (int id = 1; id <= 1000; id++) {
                FeedPosition video = new FeedPosition(Instant.ofEpochSecond(random.nextInt(2000)), id);
                videos.add(random.nextInt(channels), video);
                all.add(video);
            }
            all.sort(FeedPosition.NEWEST_FIRST);
            int limit = 1 + random.nextInt(100);

            List<FeedPosition> pages = new ArrayList<>();
            List<FeedPosition> page = new FeedService(videos).page(FEED, null, limit);
            while (!page.isEmpty()) {
                pages.addAll(page);
                page = new FeedService(videos).page(FEED, page.get(page.size() - 1), limit);
            }

            assertThat(pages).as("seed %d, pages of %d", seed, limit).isEqualTo(all);
        }
    }

    @Test
    void shouldReadAsManyChannelsAsTheFirstPageHasVideos() {
        Videos videos = new Videos();
        LongStream.range(0, 2000).forEach(id -> videos.add(id, new FeedPosition(Instant.ofEpochSecond(id), id)));

        assertThat(new FeedService(videos).page(FEED, null, 21)).hasSize(21);

        assertThat(videos.readChannels).isEqualTo(21);
    }
}
