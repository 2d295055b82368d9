package io.vireo.discovery;

import io.vireo.discovery.RelatedRepository.Row;
import io.vireo.tally.Heat;
import io.vireo.video.PublishedVideo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The order of videos that are related to one, best first. */
final class RelatedRanking {
    /** The maximum number of videos of a channel in successive places, see {@link Ranking#spread}. */
    static final int MAX_OF_CHANNEL = 4;

    private static final double NEXT_PART = 100;
    private static final double OTHER_PART = 5;
    private static final double SAME_CHANNEL = 2;
    private static final double SHARED_WORD = 1;
    private static final double MOST_USED = 10_000;
    private static final double HEAT = 0.1;
    private static final double COLDEST = -10;

    private RelatedRanking() {}

    /** Returns the weight of a shared tag: rare tags weigh more. */
    static double weightOfTag(long uses) {
        return Math.log(1 + MOST_USED / Math.max(1, uses));
    }

    /**
     * Orders candidates by the sum of the weights of the tags that they share with the video, the similarity of the titles, their channel,
     * and a little by their heat. The next part of a series of the channel comes first.
     *
     * @param rows without the video itself
     * @param tags the sum of the weights of shared tags, by the keys of the candidates
     */
    static List<Ranked> order(PublishedVideo video, List<Row> rows, Map<Long, Double> tags, long now) {
        List<Candidate> candidates = new ArrayList<>();
        for (Row row : rows) {
            double score = tags.getOrDefault(row.id(), 0.0)
                    + SHARED_WORD * TitleSeries.sharedWords(video.title(), row.title())
                    + HEAT * Math.max(COLDEST, Heat.at(row.heat(), now));
            if (row.channelId() == video.channelId()) {
                score += SAME_CHANNEL + partOfSeries(video, row);
            }
            candidates.add(new Candidate(row.id(), row.channelId(), score));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .thenComparingLong(Candidate::id)
                .reversed());
        return Ranking.spread(candidates, MAX_OF_CHANNEL);
    }

    private static double partOfSeries(PublishedVideo video, Row row) {
        OptionalInt distance = TitleSeries.distance(video.title(), row.title());
        return distance.isEmpty() ? 0 : distance.getAsInt() == 1 ? NEXT_PART : OTHER_PART;
    }
}
