package io.vireo.tally;

import io.vireo.tally.TallyKind.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Compares counters with the facts that they count. */
@ApplicationScoped
@Transactional
class TallyDifferenceRepository {
    /** The number of subjects that one query compares: bounds its duration. */
    static final int BATCH = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    TallyRepository tallies;

    /**
     * A compared subject.
     *
     * @param number the number of facts minus the counter
     */
    record Difference(long subjectId, long number) {}

    /** Compares the subjects after a key, in their order; at most {@value #BATCH}. */
    List<Difference> compare(TallyKind kind, TallySource source, long after) {
        String key = "s." + kind.subject.key;
        return select(kind, source, key + " > ?1 ORDER BY " + key + " LIMIT " + BATCH, after);
    }

    /**
     * Corrects a counter. The lock of the counter prevents that two nodes do the same; facts and changes that others add meanwhile are not
     * locked: the one statement that compares sees both or neither.
     *
     * @return the difference that was corrected; 0 for none
     */
    long correct(TallyKind kind, TallySource source, long subjectId) {
        Subject subject = kind.subject;
        entities.createNativeQuery("INSERT IGNORE INTO " + subject.table + " (" + subject.key + ") VALUES (?1)")
                .setParameter(1, subjectId)
                .executeUpdate();
        entities.createNativeQuery("SELECT " + subject.key + " FROM " + subject.table + " WHERE " + subject.key
                        + " = ?1 FOR UPDATE")
                .setParameter(1, subjectId)
                .getResultList();
        List<Difference> found = select(kind, source, "s." + subject.key + " = ?1", subjectId);
        long difference = found.isEmpty() ? 0 : found.get(0).number();
        if (difference != 0) {
            tallies.add(kind, subjectId, Math.toIntExact(difference));
        }
        return difference;
    }

    /** One statement, so that counters, changes and facts are of the same moment. */
    private List<Difference> select(TallyKind kind, TallySource source, String condition, long parameter) {
        Subject subject = kind.subject;
        String key = "s." + subject.key;
        List<?> rows = entities.createNativeQuery("SELECT " + key + ", " + source.count(kind, key) + " - COALESCE(t."
                        + kind.column + ", 0) - COALESCE((SELECT SUM(d.Delta) FROM TallyDeltas d WHERE d.Kind = "
                        + kind.number + " AND d.SubjectID = " + key + "), 0) FROM " + subject.subjects + " s LEFT JOIN "
                        + subject.table + " t ON t." + subject.key + " = " + key + " WHERE " + condition)
                .setParameter(1, parameter)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Difference(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                .toList();
    }
}
