package io.vireo.discovery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.auth.Caller;
import io.vireo.discovery.RelatedRepository.Tag;
import io.vireo.history.HistoryService;
import io.vireo.platform.Component;
import io.vireo.search.SimilarTitles;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoChanged;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds videos that are related to one: those that share its rarest tags or rare words of its title, those of its channel, and to fill the
 * list, trending ones. The number of candidates is bounded, whatever the size of the site.
 */
@Component
public class RelatedService {
    /** The number of trending videos that are candidates. */
    private static final int TRENDING = 100;

    /** The number of videos with similar titles that are candidates. */
    private static final int SIMILAR = 100;

    private static final int MAX_RELATED = 200;
    private static final int MAX_CACHED = 10_000;
    private static final Duration AGE = Duration.ofMinutes(10);

    private final RelatedRepository videos;
    private final TrendingService trending;
    private final SimilarTitles titles;
    private final HistoryService history;
    private final RankedPages pages;
    private final Clock clock;
    private final Cache<String, List<Ranked>> rankings =
            Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(MAX_CACHED).build();

    @Inject
    RelatedService(
            RelatedRepository videos,
            TrendingService trending,
            SimilarTitles titles,
            HistoryService history,
            RankedPages pages,
            Clock clock) {
        this.videos = videos;
        this.trending = trending;
        this.titles = titles;
        this.history = history;
        this.pages = pages;
        this.clock = clock;
    }

    /** Returns the name of the list, for cursors. */
    static String list(PublishedVideo video) {
        return "related to " + video.hash();
    }

    /** Returns the related videos, best first, never the video itself. */
    List<Ranked> ranking(PublishedVideo video) {
        return rankings.get(video.hash(), hash -> read(video));
    }

    /** Returns the filter of a caller: the videos that were watched to their end. */
    RankedPages.Filter finished(@Nullable Caller caller) {
        return hashes -> caller == null ? Set.of() : history.finished(caller.channelId(), hashes);
    }

    /**
     * Returns the first related videos, without those that the caller has watched to their end.
     *
     * @param video a video that the caller may open
     * @param caller null without a valid token
     */
    public DiscoveredVideos related(PublishedVideo video, @Nullable Caller caller, int limit) {
        return caller == null
                ? pages.first(list(video), () -> ranking(video), limit)
                : pages.discovered(list(video), ranking(video), null, limit, finished(caller));
    }

    private List<Ranked> read(PublishedVideo video) {
        Map<Long, Double> tags = new HashMap<>();
        for (Tag tag : videos.tags(video.id())) {
            double weight = RelatedRanking.weightOfTag(tag.uses());
            videos.newestOfTag(tag.id()).forEach(id -> tags.merge(id, weight, Double::sum));
        }
        Set<Long> candidates = new HashSet<>(tags.keySet());
        candidates.addAll(videos.newestOfChannel(video.channelId()));
        candidates.addAll(titles.of(video.title(), SIMILAR));
        trending.ranking().stream().limit(TRENDING).map(Ranked::id).forEach(candidates::add);
        candidates.remove(video.id());
        return RelatedRanking.order(video, videos.videos(candidates), tags, clock.millis()).stream()
                .limit(MAX_RELATED)
                .toList();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) VideoChanged video) {
        rankings.invalidate(video.hash());
    }
}
