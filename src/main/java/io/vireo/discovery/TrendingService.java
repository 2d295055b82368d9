package io.vireo.discovery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vireo.platform.Component;
import io.vireo.video.TagName;
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

    /** Stands for all tags. */
    private static final String ALL = "";

    private static final int MAX_TAGS = 200;

    private final RankedPages pages;
    private final LoadingCache<String, List<Ranked>> rankings;

    @Inject
    TrendingService(TrendingRepository videos, RankedPages pages) {
        this.pages = pages;
        this.rankings = Caffeine.newBuilder()
                .expireAfterWrite(AGE)
                .maximumSize(MAX_TAGS)
                .build(tag -> order(tag.equals(ALL) ? videos.hottest(VIDEOS) : videos.hottestOfTag(tag, VIDEOS)));
    }

    static List<Ranked> order(List<Candidate> hottest) {
        List<Candidate> hot = hottest.stream()
                .takeWhile(video -> video.score() > hottest.get(0).score() - COLDEST)
                .toList();
        return Ranking.spread(hot, MAX_OF_CHANNEL);
    }

    List<Ranked> ranking() {
        return rankings.get(ALL);
    }

    /** Returns the hottest videos with a tag; none if the text is no tag. */
    List<Ranked> ranking(String tag) {
        String folded = TagName.fold(tag);
        return folded.isEmpty() ? List.of() : rankings.get(folded);
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
