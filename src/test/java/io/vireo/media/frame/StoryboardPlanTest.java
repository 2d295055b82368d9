package io.vireo.media.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.media.frame.StoryboardPlan.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoryboardPlanTest {
    private static long[] every(long millis, int count) {
        return LongStream.range(0, count).map(i -> i * millis).toArray();
    }

    @Test
    void shouldHaveNoSlotsForShortVideosAndFewKeyframes() {
        assertThat(StoryboardPlan.of(every(1000, 9), 9999).decodingOrder()).isEmpty();
        assertThat(StoryboardPlan.of(every(20_000, 3), 60_000).decodingOrder()).isEmpty();
        assertThat(StoryboardPlan.of(new long[0], 60_000).shown(Set.of())).isEmpty();
    }

    @Test
    void shouldHaveFourPicturesOfAShortVideoAndAHundredAtMost() {
        assertThat(StoryboardPlan.of(every(1000, 10), 10_000).decodingOrder()).hasSize(4);
        assertThat(StoryboardPlan.of(every(1000, 60), 60_000).decodingOrder()).hasSize(12);
        assertThat(StoryboardPlan.of(every(2000, 5400), 10_800_000).decodingOrder())
                .hasSize(100);
    }

    @Test
    void shouldSelectTheKeyframeBeforeTheMiddleOfEachSlot() {
        StoryboardPlan plan = StoryboardPlan.of(every(1000, 60), 60_000);
        List<Shown> shown = plan.shown(new HashSet<>(plan.decodingOrder()));
        assertThat(shown).hasSize(12);
        assertThat(shown.get(0)).isEqualTo(new Shown(2, 0));
        assertThat(shown.get(11)).isEqualTo(new Shown(57, 55_000));
    }

    @Test
    void shouldMakeOneCueOfSlotsWithTheSameKeyframe() {
        StoryboardPlan plan = StoryboardPlan.of(new long[] {0, 1000, 2000, 3000, 50_000}, 60_000);
        assertThat(plan.shown(Set.of(0, 1, 2, 3, 4))).containsExactly(new Shown(3, 0), new Shown(4, 48_000));
        assertThat(new HashSet<>(plan.decodingOrder())).containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void shouldDecodeAnEvenSpreadFirst() {
        List<Integer> order = StoryboardPlan.of(every(1000, 500), 500_000).decodingOrder();
        List<Integer> first = order.subList(0, 16).stream().sorted().toList();
        for (int i = 1; i < first.size(); i++) {
            assertThat(first.get(i) - first.get(i - 1)).isBetween(20, 60);
        }
        assertThat(new HashSet<>(order)).hasSize(100);
    }

    @Test
    void shouldShowTheNearestPictureInsteadOfAMissingOne() {
        StoryboardPlan plan = StoryboardPlan.of(every(5000, 8), 40_000);
        assertThat(plan.shown(Set.of(1, 6))).containsExactly(new Shown(1, 0), new Shown(6, 20_000));
        assertThat(plan.shown(Set.of(7))).containsExactly(new Shown(7, 0));
    }

    /** The audio may be longer than the video: the last keyframe is shown until the end. */
    @Test
    void shouldCoverTheWholeDuration() {
        for (int keyframes = 4; keyframes < 300; keyframes += 7) {
            StoryboardPlan plan = StoryboardPlan.of(every(1000, keyframes), 400_000);
            List<Shown> shown =
                    plan.shown(IntStream.range(0, keyframes).boxed().collect(java.util.stream.Collectors.toSet()));
            assertThat(shown.get(0).startMillis()).isZero();
            assertThat(shown).extracting(Shown::startMillis).isSorted().doesNotHaveDuplicates();
            assertThat(shown.get(shown.size() - 1).startMillis()).isLessThan(400_000);
        }
    }
}
