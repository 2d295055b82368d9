package io.vireo.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ranks between neighbours, and renumberings, as a playlist uses them. */
class SparseRanksTest {
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final int MOVES = 20_000;

    @Test
    void shouldLeaveRoomBetweenNeighbours() {
        assertThat(SparseRanks.between(NONE, NONE)).hasValue(SparseRanks.STEP);
        assertThat(SparseRanks.between(OptionalLong.of(5), NONE)).hasValue(5 + SparseRanks.STEP);
        assertThat(SparseRanks.between(NONE, OptionalLong.of(5))).hasValue(5 - SparseRanks.STEP);
        assertThat(SparseRanks.between(OptionalLong.of(4), OptionalLong.of(6))).hasValue(5);
        assertThat(SparseRanks.between(OptionalLong.of(-6), OptionalLong.of(-4)))
                .hasValue(-5);
        assertThat(SparseRanks.between(OptionalLong.of(4), OptionalLong.of(5))).isEmpty();
        assertThat(SparseRanks.between(OptionalLong.of(1L << 61), NONE)).isEmpty();
        assertThat(SparseRanks.between(NONE, OptionalLong.of(-(1L << 61)))).isEmpty();
    }

    @Test
    void shouldRenumberOutsideOfTheCurrentRanks() {
        long bound = (1L << 61) + SparseRanks.STEP;
        for (long lowest : List.of(-bound, -1L, 0L, 1L, SparseRanks.STEP, bound - 10_000)) {
            for (long highest : List.of(lowest + 5000, bound)) {
                long start = SparseRanks.renumberingStart(lowest, highest, 5000);
                long first = start + SparseRanks.STEP;
                long last = start + 5000 * SparseRanks.STEP;
                assertThat(last < lowest || first > highest)
                        .as("%d to %d becomes %d to %d", lowest, highest, first, last)
                        .isTrue();
                assertThat(last).isGreaterThan(first);
            }
        }
    }

    /** The same moves, of the ranks and of a list. Every other move is to the same place, which uses up its gap. */
    @Test
    void shouldKeepTheOrderOfAList() {
        Random random = new Random(11);
        List<Long> ranks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ranks.add((i + 1) * SparseRanks.STEP);
        }
        int renumberings = 0;
        for (int move = 0; move < MOVES; move++) {
            ranks.remove(random.nextInt(ranks.size()));
            int place = move % 2 == 0 ? 15 : random.nextInt(ranks.size() + 1);
            OptionalLong rank = between(ranks, place);
            if (rank.isEmpty()) {
                long start = SparseRanks.renumberingStart(ranks.get(0), ranks.get(ranks.size() - 1), ranks.size());
                for (int i = 0; i < ranks.size(); i++) {
                    ranks.set(i, start + (i + 1) * SparseRanks.STEP);
                }
                renumberings++;
                rank = between(ranks, place);
            }
            ranks.add(place, rank.orElseThrow());
            assertThat(ranks).as("after move %d", move).isSorted().doesNotHaveDuplicates();
        }
        assertThat(renumberings).isPositive();
    }

    private static OptionalLong between(List<Long> ranks, int place) {
        return SparseRanks.between(
                place == 0 ? NONE : OptionalLong.of(ranks.get(place - 1)),
                place == ranks.size() ? NONE : OptionalLong.of(ranks.get(place)));
    }
}
