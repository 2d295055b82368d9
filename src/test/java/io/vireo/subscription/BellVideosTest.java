package io.vireo.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The merged videos equal the sorted list of all videos since the bell was turned on. */
class BellVideosTest {
    private record Published(long channelId, FeedPosition position) {}

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final List<Published> published = new ArrayList<>();

    private final BellVideos videos = new BellVideos(new BellVideoRepository() {
        @Override
        List<BellChannel> channels(long subscriberId) {
            return published.stream()
                    .map(Published::channelId)
                    .distinct()
                    .map(id -> new BellChannel(
                            id,
                            since(id),
                            of(id).map(FeedPosition::upload)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow()))
                    .toList();
        }

        @Override
        List<FeedPosition> positions(
                List<BellChannel> channels, Instant since, @Nullable FeedPosition after, int limit) {
            return channels.stream()
                    .flatMap(channel -> of(channel.id())
                            .filter(video -> !video.upload().isBefore(BellVideos.latest(since, channel.since())))
                            .filter(video -> after == null || FeedPosition.NEWEST_FIRST.compare(video, after) > 0)
                            .sorted(FeedPosition.NEWEST_FIRST)
                            .limit(limit))
                    .toList();
        }

        @Override
        List<BellVideo> entries(List<FeedPosition> positions) {
            return positions.stream()
                    .map(position -> new BellVideo(position.videoId(), "", "", "", position.upload()))
                    .toList();
        }
    });

    private Stream<FeedPosition> of(long channelId) {
        return published.stream()
                .filter(video -> video.channelId() == channelId)
                .map(Published::position);
    }

    /** Every third channel has had the bell for a short time only. */
    private static Instant since(long channelId) {
        return channelId % 3 == 0 ? START.plusSeconds(600) : START;
    }

    @Test
    void shouldMergeTheVideosOfAllChannels() {
        Random random = new Random(5);
        for (int id = 1; id <= 600; id++) {
            published.add(
                    new Published(random.nextInt(150), new FeedPosition(START.plusSeconds(random.nextInt(1000)), id)));
        }
        Instant since = START.plusSeconds(200);
        List<Long> expected = published.stream()
                .filter(video -> !video.position().upload().isBefore(since))
                .filter(video -> !video.position().upload().isBefore(since(video.channelId())))
                .map(Published::position)
                .sorted(FeedPosition.NEWEST_FIRST)
                .map(FeedPosition::videoId)
                .toList();

        List<Long> paged = new ArrayList<>();
        List<BellVideo> page = videos.page(1, since, null, 0, 7);
        while (!page.isEmpty()) {
            page.forEach(video -> paged.add(video.id()));
            BellVideo last = page.get(page.size() - 1);
            page = videos.page(1, since, last.upload(), last.id(), 7);
        }

        assertThat(paged).isEqualTo(expected);
        assertThat(videos.count(1, since, 99)).isEqualTo(99);
        assertThat(videos.count(1, since, 10_000)).isEqualTo(expected.size());
    }
}
