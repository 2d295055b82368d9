package io.vireo.tally;

import io.micrometer.core.instrument.Counter;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.tally.TallyDifferenceRepository.Difference;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the counters with the facts, and corrects differences. A crash causes none, but manual changes in the database can. Each
 * hour it continues where it stopped.
 */
@Component
class TallyReconciler implements ScheduledJob {
    private static final Logger LOG = System.getLogger(TallyReconciler.class.getName());

    /** The maximum number of batches of one kind in an hour. */
    private static final int MAX_BATCHES = 1000;

    @Inject
    TallyDifferenceRepository differences;

    @Inject
    @Any
    Instance<TallySource> sources;

    /** The last subject of each kind that was compared. */
    private final Map<TallyKind, Long> positions = new EnumMap<>(TallyKind.class);

    private final Counter corrected = Counter.builder("vireo.tally.corrected")
            .description("Corrected counters")
            .register(Metrics.registry());

    @Override
    public String name() {
        return "tallies";
    }

    @Override
    public void run() {
        for (TallySource source : sources) {
            source.kinds().forEach(kind -> reconcile(kind, source));
        }
    }

    private void reconcile(TallyKind kind, TallySource source) {
        long position = positions.getOrDefault(kind, Long.MIN_VALUE);
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            List<Difference> compared = differences.compare(kind, source, position);
            compared.stream()
                    .filter(subject -> subject.number() != 0)
                    .forEach(subject -> correct(kind, source, subject));
            if (compared.size() < TallyDifferenceRepository.BATCH) {
                positions.remove(kind);
                return;
            }
            position = compared.get(compared.size() - 1).subjectId();
        }
        positions.put(kind, position);
    }

    private void correct(TallyKind kind, TallySource source, Difference found) {
        long difference = differences.correct(kind, source, found.subjectId());
        if (difference != 0) {
            corrected.increment();
            LOG.log(
                    Level.WARNING,
                    "Corrected the number of {0} of {1} {2} by {3}",
                    kind.name().toLowerCase(Locale.ROOT),
                    kind.subject.key,
                    found.subjectId(),
                    difference);
        }
    }
}
