package io.vireo.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.discovery.RelatedRepository.Row;
import io.vireo.video.PublishedVideo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelatedRankingTest {
    private static final long NOW = 1_796_000_000_000L;
    private static final double TODAY = NOW / (double) Duration.ofDays(1).toMillis();
    private static final PublishedVideo VIDEO = new PublishedVideo(1, "aaaaaaa", 7, "Building a kiln, part 9");

    private static List<Long> order(Map<Long, Double> tags, Row... rows) {
        return RelatedRanking.order(VIDEO, List.of(rows), tags, NOW).stream()
                .map(Ranked::id)
                .toList();
    }

    @Test
    void shouldPutTheNextPartOfTheSeriesFirst() {
        assertThat(order(
                        Map.of(2L, 9.5),
                        new Row(2, 8, "Kilns", TODAY),
                        new Row(3, 7, "Building a kiln, part 8", 0),
                        new Row(4, 7, "Building a kiln, part 10", 0),
                        new Row(5, 8, "Building a kiln, part 10", 0)))
                .containsExactly(4L, 2L, 3L, 5L);
    }

    @Test
    void shouldPreferRareTagsThenTitlesThenTheChannelThenHeat() {
        double rare = RelatedRanking.weightOfTag(3);
        double common = RelatedRanking.weightOfTag(9000);

        assertThat(order(
                        Map.of(2L, common, 3L, rare),
                        new Row(2, 8, "x", 0),
                        new Row(3, 9, "x", 0),
                        new Row(4, 7, "x", 0),
                        new Row(5, 10, "My kiln and my building", 0),
                        new Row(6, 11, "x", TODAY + 3),
                        new Row(7, 12, "x", TODAY)))
                .containsExactly(3L, 5L, 4L, 6L, 7L, 2L);
        assertThat(RelatedRanking.weightOfTag(0)).isEqualTo(RelatedRanking.weightOfTag(1));
    }

    @Test
    void shouldLimitTheChannelIfThereAreOthers() {
        List<Row> rows = new ArrayList<>();
        for (int id = 10; id < 20; id++) {
            rows.add(new Row(id, 7, "x", TODAY));
        }
        rows.add(new Row(2, 8, "x", 0));

        assertThat(order(Map.of(), rows.toArray(Row[]::new)).indexOf(2L)).isEqualTo(RelatedRanking.MAX_OF_CHANNEL);
    }

    @ParameterizedTest
    @CsvSource({
        "Part 1, Part 2, 1",
        "Part 9, part 10, 1",
        "Part 2, Part 1, -1",
        "Season 1 episode 3, Season 1 episode 4, 1",
        "Season 1 episode 3, Season 2 episode 4,",
        "Part 1, Part 1,",
        "Part 1, Chapter 2,",
        "Part one, Part two,",
        "Part 1, Part 99999999999999999999,",
        "٣ درس, ٤ درس, 1",
    })
    void shouldFindPartsOfASeries(String title, String other, Integer distance) {
        assertThat(TitleSeries.distance(title, other))
                .isEqualTo(distance == null ? OptionalInt.empty() : OptionalInt.of(distance));
    }

    @Test
    void shouldCountSharedWords() {
        assertThat(TitleSeries.sharedWords("The KILN: building it", "Building the kiln again"))
                .isEqualTo(2);
        assertThat(TitleSeries.sharedWords("", "a b")).isZero();
    }
}
