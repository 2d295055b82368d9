package io.vireo.moderation.report;

import io.vireo.moderation.ModerationTime;
import io.vireo.moderation.ReportedContent;
import io.vireo.moderation.SubjectReference;
import io.vireo.moderation.report.QueueEntry.Snapshot;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The subjects that wait for a decision: one row for each, which counts its reports. */
@Component
public class QueueRepository {
    /** The maximum number of texts of reporters in an entry. */
    private static final int MAX_TEXTS = 20;

    private static final String ENTRIES =
            "SELECT EntryID, Kind, SubjectID, PublicID, Reports, First, Last, Appeal FROM ReportQueue WHERE ";

    @PersistenceContext
    EntityManager entities;

    /** Counts a report, and adds the entry of its subject if there is none. */
    void addReport(String kind, ReportedContent content, long now) {
        entities.createNativeQuery(
                        "INSERT INTO ReportQueue (Kind, SubjectID, PublicID, Reports, First, Last)"
                                + " VALUES (?1, ?2, ?3, 1, ?4, ?5) ON DUPLICATE KEY UPDATE Reports = Reports + 1, Last = VALUES(Last)")
                .setParameter(1, kind)
                .setParameter(2, content.key())
                .setParameter(3, content.id())
                .setParameter(4, now)
                .setParameter(5, now)
                .executeUpdate();
    }

    /** Puts an appeal into the entry of its subject, which is added if there is none. */
    public void addAppeal(String kind, ReportedContent content, String text, long decisionId, long now) {
        entities.createNativeQuery(
                        "INSERT INTO ReportQueue (Kind, SubjectID, PublicID, Reports, First, Last, Appeal, AppealedID)"
                                + " VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7) ON DUPLICATE KEY UPDATE Last = VALUES(Last),"
                                + " Appeal = VALUES(Appeal), AppealedID = VALUES(AppealedID)")
                .setParameter(1, kind)
                .setParameter(2, content.key())
                .setParameter(3, content.id())
                .setParameter(4, now)
                .setParameter(5, now)
                .setParameter(6, text)
                .setParameter(7, decisionId)
                .executeUpdate();
    }

    /**
     * Removes the entry of a subject, after waiting for reports in progress.
     *
     * @return the decision that its owner has appealed; empty if there is no entry or no appeal
     */
    public Optional<Long> remove(String kind, long key) {
        Optional<Object> appealed = rows(entities.createNativeQuery(
                                "SELECT EntryID, AppealedID FROM ReportQueue WHERE Kind = ?1 AND SubjectID = ?2 FOR UPDATE")
                        .setParameter(1, kind)
                        .setParameter(2, key))
                .stream()
                .filter(row -> row[1] != null)
                .map(row -> row[1])
                .findFirst();
        entities.createNativeQuery("DELETE FROM ReportQueue WHERE Kind = ?1 AND SubjectID = ?2")
                .setParameter(1, kind)
                .setParameter(2, key)
                .executeUpdate();
        return appealed.map(id -> ((Number) id).longValue());
    }

    /** Returns at most {@code limit} entries with greater numbers than {@code after}, oldest first. */
    @Transactional
    List<Numbered<QueueEntry>> page(long after, int limit) {
        return rows(entities.createNativeQuery(ENTRIES + "EntryID > ?1 ORDER BY EntryID LIMIT ?2")
                        .setParameter(1, after)
                        .setParameter(2, limit))
                .stream()
                .map(this::entry)
                .toList();
    }

    /** Returns the entry of a subject; empty if it does not wait for a decision. */
    @Transactional
    Optional<QueueEntry> find(String kind, long key) {
        return rows(entities.createNativeQuery(ENTRIES + "Kind = ?1 AND SubjectID = ?2")
                        .setParameter(1, kind)
                        .setParameter(2, key))
                .stream()
                .map(row -> entry(row).entry())
                .findFirst();
    }

    private Numbered<QueueEntry> entry(Object[] row) {
        List<Object[]> reports = rows(entities.createNativeQuery(
                        "SELECT Title, Content, Text FROM Reports WHERE Kind = ?1 AND SubjectID = ?2 AND OpenKey = 0"
                                + " ORDER BY ReportID LIMIT ?3")
                .setParameter(1, row[1])
                .setParameter(2, row[2])
                .setParameter(3, MAX_TEXTS));
        List<?> reasons = entities.createNativeQuery("SELECT DISTINCT Reason FROM Reports"
                        + " WHERE Kind = ?1 AND SubjectID = ?2 AND OpenKey = 0 ORDER BY Reason")
                .setParameter(1, row[1])
                .setParameter(2, row[2])
                .getResultList();
        Snapshot snapshot = reports.stream()
                .map(report -> new Snapshot((String) report[0], (String) report[1]))
                .findFirst()
                .orElse(Snapshot.NONE);
        return new Numbered<>(
                ((Number) row[0]).longValue(),
                new QueueEntry(
                        new SubjectReference((String) row[1], (String) row[3]),
                        ((Number) row[4]).intValue(),
                        reasons.stream().map(String.class::cast).toList(),
                        ModerationTime.text(row[5]),
                        ModerationTime.text(row[6]),
                        snapshot,
                        reports.stream()
                                .map(report -> (String) report[2])
                                .filter(text -> !text.isEmpty())
                                .toList(),
                        (String) row[7]));
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
