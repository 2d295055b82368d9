package io.vireo.tally;

import io.vireo.http.Json;
import io.vireo.tally.TallyKind.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sums of changes of counters, by subject in ascending order: the order in which all nodes lock counters. */
public final class TallySums {
    private final Map<Subject, Map<Long, Map<TallyKind, Integer>>> sums = new EnumMap<>(Subject.class);

    /**
     * Adds a change.
     *
     * @param subjectId see {@link Tallies#add}
     */
    public void add(TallyKind kind, long subjectId, int delta) {
        sums.computeIfAbsent(kind.subject, subject -> new TreeMap<>())
                .computeIfAbsent(subjectId, id -> new EnumMap<>(TallyKind.class))
                .merge(kind, delta, Integer::sum);
    }

    boolean has(Subject subject) {
        return sums.containsKey(subject);
    }

    /** Returns the sums of the weights in {@link Heat} of the videos that have one, by their keys in ascending order. */
    SortedMap<Long, Long> weights(HeatSettings settings) {
        SortedMap<Long, Long> weights = new TreeMap<>();
        sums.getOrDefault(Subject.VIDEO, Map.of()).forEach((id, deltas) -> {
            long weight = settings.view() * deltas.getOrDefault(TallyKind.VIEWS, 0)
                    + settings.like() * deltas.getOrDefault(TallyKind.LIKES, 0)
                    + deltas.getOrDefault(TallyKind.HEAT, 0);
            if (weight != 0) {
                weights.put(id, weight);
            }
        });
        return weights;
    }

    /** Returns an array with an object for each sum that is not 0: the properties {@code kind}, {@code subject} and {@code delta}. */
    String changes() {
        List<Map<String, Object>> array = new ArrayList<>();
        sums.values()
                .forEach(subjects -> subjects.forEach((id, deltas) -> deltas.forEach((kind, delta) -> {
                    if (delta != 0) {
                        array.add(Map.of("kind", kind.number, "subject", id, "delta", delta));
                    }
                })));
        return Json.text(array);
    }

    /** Returns an array with an object for each subject: the property {@code id}, and the sum of each kind. */
    String json(Subject subject) {
        List<Map<String, Object>> array = new ArrayList<>();
        sums.getOrDefault(subject, Map.of()).forEach((id, deltas) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("id", id);
            for (TallyKind kind : TallyKind.values()) {
                if (kind.subject == subject) {
                    object.put(kind.name(), deltas.getOrDefault(kind, 0));
                }
            }
            array.add(object);
        });
        return Json.text(array);
    }
}
