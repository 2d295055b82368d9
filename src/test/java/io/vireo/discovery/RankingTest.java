package io.vireo.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static Candidate candidate(long id, long channel, double score) {
        return new Candidate(id, channel, score);
    }

    private static List<Long> ids(List<Ranked> ranking) {
        return ranking.stream().map(Ranked::id).toList();
    }

    @Test
    void shouldMoveVideosBackOfWhichAChannelHasEnough() {
        List<Candidate> candidates = List.of(
                candidate(1, 7, 9), candidate(2, 7, 8), candidate(3, 7, 7), candidate(4, 8, 6), candidate(5, 9, 5));

        assertThat(ids(Ranking.spread(candidates, 2))).containsExactly(1L, 2L, 4L, 5L, 3L);
        assertThat(ids(Ranking.spread(candidates, 3))).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void shouldShowAllVideosOfTheOnlyChannel() {
        List<Candidate> candidates =
                IntStream.range(0, 50).mapToObj(i -> candidate(i, 7, 50 - i)).toList();

        assertThat(ids(Ranking.spread(candidates, 3)))
                .isEqualTo(candidates.stream().map(Candidate::id).toList());
    }

    @Test
    void shouldLimitAChannelInAllSuccessivePlacesAndLoseNoVideo() {
        Random random = new Random(3);
        List<Candidate> candidates = new ArrayList<>();
        Map<Long, Long> channels = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            long channel = random.nextInt(60);
            candidates.add(candidate(i, channel, 500 - i));
            channels.put((long) i, channel);
        }

        List<Ranked> ranking = Ranking.spread(candidates, 3);

        assertThat(ids(ranking)).doesNotHaveDuplicates().hasSize(500);
        for (int from = 0; from + Ranking.WINDOW <= 300; from++) {
            Map<Long, Integer> places = new HashMap<>();
            ranking.subList(from, from + Ranking.WINDOW)
                    .forEach(video -> places.merge(channels.get(video.id()), 1, Integer::sum));
            assertThat(places.values()).allMatch(number -> number <= 3);
        }
        for (int i = 1; i < ranking.size(); i++) {
            assertThat(ranking.get(i).score())
                    .isLessThanOrEqualTo(ranking.get(i - 1).score());
        }
    }

    @Test
    void shouldContinueAfterTheVideoOfTheCursor() {
        List<Ranked> ranking = List.of(new Ranked(5, 9.5), new Ranked(2, 9.25), new Ranked(8, 9.25), new Ranked(1, 3));

        assertThat(Ranking.begin(ranking, List.of())).isZero();
        assertThat(Ranking.begin(ranking, Ranking.keys(ranking.get(1)))).isEqualTo(2);
        assertThat(Ranking.begin(ranking, Ranking.keys(ranking.get(3)))).isEqualTo(4);
        assertThat(Ranking.begin(ranking, Ranking.keys(new Ranked(77, 9.3))))
                .as("a video that was deleted meanwhile")
                .isEqualTo(1);
        assertThat(Ranking.begin(ranking, Ranking.keys(new Ranked(77, 1)))).isEqualTo(4);
    }

    @Test
    void shouldEndTheTrendingListTenHalfLivesBelowTheHottest() {
        assertThat(ids(TrendingService.order(
                        List.of(candidate(1, 1, 100), candidate(2, 2, 90.1), candidate(3, 3, 90)))))
                .containsExactly(1L, 2L);
        assertThat(TrendingService.order(List.of())).isEmpty();
    }
}
