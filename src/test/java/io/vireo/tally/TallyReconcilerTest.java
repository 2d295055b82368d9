package io.vireo.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.vireo.platform.Metrics;
import io.vireo.tally.TallyDifferenceRepository.Difference;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TallyReconcilerTest {
    private static final TallySource SOURCE = new TallySource() {
        @Override
        public Set<TallyKind> kinds() {
            return Set.of(TallyKind.LIKES);
        }

        @Override
        public String count(TallyKind kind, String subject) {
            return "0";
        }
    };

    private final List<Long> compared = new ArrayList<>();
    private final List<Long> corrected = new ArrayList<>();
    private final TallyReconciler reconciler = new TallyReconciler();

    /** Compares subjects with the keys 1 to {@code subjects}; every hundredth differs, and every thousandth only at the first look. */
    private void prepare(long subjects) {
        reconciler.sources = sources();
        reconciler.differences = new TallyDifferenceRepository() {
            @Override
            List<Difference> compare(TallyKind kind, TallySource facts, long after) {
                long first = Math.max(after, 0) + 1;
                compared.add(first);
                return LongStream.range(first, Math.min(first + BATCH, subjects + 1))
                        .mapToObj(id -> new Difference(id, id % 100 == 0 ? 1 : 0))
                        .toList();
            }

            @Override
            long correct(TallyKind kind, TallySource facts, long subjectId) {
                corrected.add(subjectId);
                return subjectId % 1000 == 0 ? 0 : 1;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static Instance<TallySource> sources() {
        return (Instance<TallySource>) Proxy.newProxyInstance(
                Instance.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> List.of(SOURCE).iterator());
    }

    @Test
    void shouldCorrectAndCountAllDifferences() {
        prepare(2050);
        Counter corrections = Metrics.registry().counter("vireo.tally.corrected");
        double before = corrections.count();

        reconciler.run();

        assertThat(compared).hasSize(21);
        assertThat(corrected).hasSize(20).contains(100L, 2000L);
        assertThat(corrections.count() - before).isEqualTo(18);
    }

    @Test
    void shouldContinueInTheNextHour() {
        prepare(250_000);

        reconciler.run();
        assertThat(compared).hasSize(1000).endsWith(99_901L);
        reconciler.run();
        reconciler.run();

        assertThat(compared).startsWith(1L).contains(249_901L, 250_001L);
        compared.clear();
        reconciler.run();
        assertThat(compared).startsWith(1L);
    }
}
