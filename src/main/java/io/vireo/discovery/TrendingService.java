package io.vireo.discovery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The videos with the most heat. All pages of ten seconds have the same order. */
@Component
public class TrendingService {
    static final String LIST = "trending";

    /** The number of videos of the list. */
    private static final int VIDEOS = 500;

    private static final int MAX_OF_CHANNEL = 3;

    /** Videos whose heat is ten half-lives below the hottest are not in the list. */
    private static final double COLDEST = 10;

    private static final Duration AGE = Duration.ofSeconds(10);
    private static final Integer KEY = 0;

    private final RankedPages pages;
    private final LoadingCache<Integer, List<Ranked>> rankings;

    @Inject
    TrendingService(TrendingRepository videos, RankedPages pages) {
        this.pages = pages;
        this.rankings = Caffeine.newBuilder().expireAfterWrite(AGE).build(key -> order(videos.hottest(VIDEOS)));
    }

    static List<Ranked> order(List<Candidate> hottest) {
        List<Candidate> hot = hottest.stream()
                .takeWhile(video -> video.score() > hottest.get(0).score() - COLDEST)
                .toList();
        return Ranking.spread(hot, MAX_OF_CHANNEL);
    }

    List<Ranked> ranking() {
        return rankings.get(KEY);
    }

    /**
     * Returns trending videos.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public DiscoveredVideos trending(@Nullable String after, int limit) {
        return pages.discovered(LIST, ranking(), after, limit, hashes -> Set.of());
    }
}
