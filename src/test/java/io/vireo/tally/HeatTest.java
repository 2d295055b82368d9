package io.vireo.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeatTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = Instant.parse("2026-11-30T12:00:00Z").toEpochMilli();

    private record Event(long weight, long at) {}

    @Test
    void shouldBeTheLogarithmOfTheExactSum() {
        Random random = new Random(7);
        List<Event> events = new ArrayList<>();
        double heat = Heat.NONE;
        long time = NOW;
        for (int i = 0; i < 10_000; i++) {
            time += random.nextInt(200_000);
            Event event = new Event(1 + random.nextInt(20), time);
            events.add(event);
            heat = Heat.plus(heat, event.weight(), event.at());
        }
        long end = time + 3 * DAY;
        double exact = events.stream()
                .mapToDouble(event -> event.weight() * Math.pow(2, (event.at() - end) / (double) DAY))
                .sum();

        assertThat(Math.pow(2, Heat.at(heat, end))).isCloseTo(exact, within(exact * 1e-9));
    }

    @Test
    void shouldHalveEachDay() {
        double old = Heat.plus(Heat.NONE, 8, NOW);

        assertThat(Heat.at(old, NOW)).isCloseTo(3, within(1e-9));
        assertThat(Heat.at(old, NOW + DAY)).isCloseTo(2, within(1e-9));
        assertThat(Heat.plus(Heat.NONE, 4, NOW + DAY)).isCloseTo(old, within(1e-9));
        assertThat(Heat.plus(Heat.NONE, 5, NOW + DAY)).isGreaterThan(old);
    }

    @Test
    void shouldTakeEventsBack() {
        double before = Heat.plus(Heat.NONE, 8, NOW);
        double after = Heat.plus(Heat.plus(before, 1, NOW), -1, NOW);

        assertThat(after).isCloseTo(before, within(1e-9));
        assertThat(Heat.plus(before, -8, NOW)).isEqualTo(Heat.NONE);
        assertThat(Heat.plus(before, -100, NOW)).isEqualTo(Heat.NONE);
        assertThat(Heat.plus(Heat.NONE, -1, NOW)).isEqualTo(Heat.NONE);
        assertThat(Heat.plus(before, 0, NOW)).isEqualTo(before);
    }

    /** One like more decides, in twenty years, too. */
    @Test
    void shouldKeepTheOrderForDecades() {
        long later = NOW + 20 * 365 * DAY;
        double thousand = Heat.plus(Heat.NONE, 1_000_000, later);

        assertThat(Heat.plus(thousand, 1, later)).isGreaterThan(thousand);
    }

    @Test
    void shouldWeighViewsLikesAndOtherEvents() {
        TallySums sums = new TallySums();
        sums.add(TallyKind.VIEWS, 1, 5);
        sums.add(TallyKind.LIKES, 1, 2);
        sums.add(TallyKind.DISLIKES, 1, 9);
        sums.add(TallyKind.HEAT, 1, -3);
        sums.add(TallyKind.COMMENTS, 2, 4);
        sums.add(TallyKind.LIKES, 3, 1);
        sums.add(TallyKind.LIKES, 3, -1);
        sums.add(TallyKind.SUBSCRIBERS, 1, 4);

        assertThat(sums.weights(new HeatSettings(1, 8, 4))).isEqualTo(java.util.Map.of(1L, 18L));
    }
}
