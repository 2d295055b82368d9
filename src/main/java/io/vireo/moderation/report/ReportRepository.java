package io.vireo.moderation.report;

import io.vireo.moderation.ReportedContent;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Stores reports. An open report has the key 0 in its unique index, a closed one its own number. */
@Component
public class ReportRepository {
    private static final int MAX_CONTENT = 5000;

    /** The number of reports that one transaction of a clean-up changes. */
    private static final int SLICE = 500;

    @PersistenceContext
    EntityManager entities;

    /** Returns whether the report was added; false if the reporter has an open one of the same content. */
    boolean add(long reporterId, String kind, ReportedContent content, ReportReason reason, String text, long now) {
        return entities.createNativeQuery(
                                "INSERT IGNORE INTO Reports (Kind, SubjectID, ReporterID, Reason, Text, Title,"
                                        + " Content, Created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                        .setParameter(1, kind)
                        .setParameter(2, content.key())
                        .setParameter(3, reporterId)
                        .setParameter(4, reason.key())
                        .setParameter(5, text)
                        .setParameter(6, content.title())
                        .setParameter(7, shortened(content.text()))
                        .setParameter(8, now)
                        .executeUpdate()
                > 0;
    }

    private static String shortened(String text) {
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(MAX_CONTENT, text.codePointCount(0, text.length()))));
    }

    /** Closes all open reports of content; returns their number. */
    public int close(String kind, long key, long decisionId) {
        return entities.createNativeQuery("UPDATE Reports SET OpenKey = ReportID, DecisionID = ?1"
                        + " WHERE Kind = ?2 AND SubjectID = ?3 AND OpenKey = 0")
                .setParameter(1, decisionId)
                .setParameter(2, kind)
                .setParameter(3, key)
                .executeUpdate();
    }

    /** Locks and returns up to {@code limit} reports (number, reporter) of a decision whose reporter is not informed yet. */
    public List<Object[]> lockUninformed(long decisionId, int limit) {
        return rows(entities.createNativeQuery("SELECT ReportID, ReporterID FROM Reports WHERE DecisionID = ?1"
                        + " AND Informed = 0 ORDER BY ReportID LIMIT ?2 FOR UPDATE")
                .setParameter(1, decisionId)
                .setParameter(2, limit));
    }

    public void markInformed(long reportId) {
        entities.createNativeQuery("UPDATE Reports SET Informed = 1 WHERE ReportID = ?1")
                .setParameter(1, reportId)
                .executeUpdate();
    }

    /** Removes a report whose reporter was informed about the removal of its subject. */
    public void remove(long reportId) {
        entities.createNativeQuery("DELETE FROM Reports WHERE ReportID = ?1")
                .setParameter(1, reportId)
                .executeUpdate();
    }

    /**
     * Removes the entry of content in the queue, and at most {@value #SLICE} of its reports. The reports that a decision has just closed stay
     * until their reporters are informed.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean removeSomeOf(String kind, long key) {
        execute("DELETE FROM ReportQueue WHERE Kind = ?1 AND SubjectID = ?2", kind, key);
        return execute(
                        "DELETE FROM Reports WHERE Kind = ?1 AND SubjectID = ?2"
                                + " AND (DecisionID IS NULL OR Informed = 1) LIMIT " + SLICE,
                        kind,
                        key)
                == SLICE;
    }

    /** Returns the keys of content that has reports, out of at most 500. */
    public List<Long> reported(String kind, Collection<Long> keys) {
        List<?> found = entities.createNativeQuery(
                        "SELECT DISTINCT SubjectID FROM Reports WHERE Kind = ?1 AND SubjectID IN ("
                                + keys.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")")
                .setParameter(1, kind)
                .getResultList();
        return found.stream().map(key -> ((Number) key).longValue()).toList();
    }

    /** Removes the reporter from at most {@value #SLICE} reports of an account; returns their number. */
    @Transactional
    int anonymizeSome(long reporterId) {
        return entities.createNativeQuery("UPDATE Reports SET ReporterID = NULL WHERE ReporterID = ?1 LIMIT " + SLICE)
                .setParameter(1, reporterId)
                .executeUpdate();
    }

    /** Returns up to 50 reports of an account (number, kind, title, reason, text, time) after a number, in ascending order. */
    @Transactional
    List<Object[]> page(long reporterId, long after) {
        return rows(entities.createNativeQuery("SELECT ReportID, Kind, Title, Reason, Text, Created FROM Reports"
                        + " WHERE ReporterID = ?1 AND ReportID > ?2 ORDER BY ReportID LIMIT 50")
                .setParameter(1, reporterId)
                .setParameter(2, after));
    }

    private int execute(String sql, String kind, long key) {
        return entities.createNativeQuery(sql)
                .setParameter(1, kind)
                .setParameter(2, key)
                .executeUpdate();
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
