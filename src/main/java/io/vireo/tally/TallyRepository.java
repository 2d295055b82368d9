package io.vireo.tally;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.tally.TallyKind.Subject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stores the changes of counters, and reads the counters. */
@Component
@Transactional
class TallyRepository {
    @PersistenceContext
    EntityManager entities;

    @Transactional(TxType.MANDATORY)
    void add(TallyKind kind, long subjectId, int delta) {
        entities.createNativeQuery("INSERT INTO TallyDeltas (Kind, SubjectID, Delta) VALUES (?1, ?2, ?3)")
                .setParameter(1, kind.number)
                .setParameter(2, subjectId)
                .setParameter(3, delta)
                .executeUpdate();
    }

    /** Adds several changes with one statement. */
    @Transactional(TxType.MANDATORY)
    void addAll(TallySums sums) {
        entities.createNativeQuery("INSERT INTO TallyDeltas (Kind, SubjectID, Delta) SELECT j.K, j.S, j.D"
                        + " FROM JSON_TABLE(?1, '$[*]' COLUMNS (K INT PATH '$.kind', S INT PATH '$.subject',"
                        + " D INT PATH '$.delta')) j")
                .setParameter(1, sums.changes())
                .executeUpdate();
    }

    /** Returns counters as {@link #current(TallyKind, long)}, all of one moment. */
    Map<Long, List<Long>> current(List<TallyKind> kinds, Collection<Long> subjectIds) {
        Subject subject = kinds.get(0).subject;
        String counters = kinds.stream().map(TallyRepository::current).collect(Collectors.joining(", "));
        List<?> rows = entities.createNativeQuery("SELECT j.ID, " + counters
                        + " FROM JSON_TABLE(?1, '$[*]' COLUMNS (ID INT PATH '$')) j LEFT JOIN " + subject.table
                        + " t ON t." + subject.key + " = j.ID")
                .setParameter(1, Statements.json(subjectIds))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> ((Number) row[0]).longValue(),
                        row -> Arrays.stream(row)
                                .skip(1)
                                .map(number -> ((Number) number).longValue())
                                .toList()));
    }

    private static String current(TallyKind kind) {
        return "GREATEST(0, COALESCE(t." + kind.column + " + " + kind.before()
                + ", 0) + COALESCE((SELECT SUM(d.Delta) FROM TallyDeltas d WHERE d.Kind = " + kind.number
                + " AND d.SubjectID = j.ID), 0))";
    }

    /** Returns a counter including all changes that the transaction sees, in one statement and so of one moment. */
    long current(TallyKind kind, long subjectId) {
        Subject subject = kind.subject;
        Object number = entities.createNativeQuery("SELECT GREATEST(0, COALESCE((SELECT t." + kind.column + " + "
                        + kind.before() + " FROM " + subject.table + " t WHERE t." + subject.key
                        + " = ?1), 0) + COALESCE((SELECT SUM(d.Delta) FROM TallyDeltas d WHERE d.Kind = ?2"
                        + " AND d.SubjectID = ?3), 0))")
                .setParameter(1, subjectId)
                .setParameter(2, kind.number)
                .setParameter(3, subjectId)
                .getSingleResult();
        return ((Number) number).longValue();
    }

    void removeOfVideo(long videoId) {
        entities.createNativeQuery("DELETE FROM VideoTallies WHERE VideoID = ?1")
                .setParameter(1, videoId)
                .executeUpdate();
    }

    void removeOfChannel(long channelId) {
        entities.createNativeQuery("DELETE FROM ChannelTallies WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }
}
