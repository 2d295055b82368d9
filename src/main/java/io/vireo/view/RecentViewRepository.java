package io.vireo.view;

import io.vireo.http.Json;
import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.annotation.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import javax.sql.DataSource;

/** Stores which viewers have viewed which videos within the last hours. */
@Component
@Transactional
class RecentViewRepository {
    /** The number of rows that one transaction removes. */
    static final int BATCH = 500;

    private static final String PROGRESS = "SELECT COALESCE(v.DurationMillis, 0), EXISTS (SELECT 1 FROM RecentViews r"
            + " WHERE r.VideoID = v.VideoID AND r.Viewer IN (?, ?) AND r.Until > ?) FROM Videos v WHERE v.VideoID = ?";

    /** The parameter is an array with an object for each view. */
    private static final String VIEWS =
            "JSON_TABLE(?1, '$[*]' COLUMNS (V INT PATH '$.videoId', W CHAR(32) PATH '$.viewer')) j";

    private static final String VIEWER = "CONVERT(j.W USING ascii) COLLATE ascii_nopad_bin";

    /**
     * What is known of a viewing.
     *
     * @param duration of the video in milliseconds; 0 if it is unknown
     * @param isCounted whether a view of the viewer was counted that is not over
     */
    record Progress(long duration, boolean isCounted) {}

    @PersistenceContext
    EntityManager entities;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /**
     * Returns what is known of a viewing, by one statement, because each heartbeat needs it.
     *
     * @param viewer the hash of the viewer with the key of today
     * @param yesterday that with the key of yesterday
     */
    @Transactional(TxType.SUPPORTS)
    Progress progress(long videoId, String viewer, String yesterday, long now) {
        try (Connection connection = primary.getConnection()) {
            return Statements.select(
                            connection,
                            row -> new Progress(row.getLong(1), row.getBoolean(2)),
                            PROGRESS,
                            viewer,
                            yesterday,
                            now,
                            videoId)
                    .stream()
                    .findFirst()
                    .orElse(new Progress(0, false));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /**
     * Adds views, and returns the keys of the videos of those that are counted: for which there was no view that is not over. Of several
     * concurrent calls one counts a view.
     *
     * @param views in the order of {@link View#ORDER}
     * @param until when they are over, epoch milliseconds
     */
    @Transactional(TxType.MANDATORY)
    List<Long> addAll(SortedSet<View> views, long now, long until) {
        String json = Json.text(views);
        entities.createNativeQuery("DELETE r FROM " + VIEWS + " STRAIGHT_JOIN RecentViews r FORCE INDEX (PRIMARY)"
                        + " ON r.VideoID = j.V AND r.Viewer = " + VIEWER + " WHERE r.Until <= ?2")
                .setParameter(1, json)
                .setParameter(2, now)
                .executeUpdate();
        List<?> rows = entities.createNativeQuery("INSERT IGNORE INTO RecentViews (VideoID, Viewer, Until)"
                        + " SELECT j.V, j.W, ?2 FROM " + VIEWS + " RETURNING VideoID")
                .setParameter(1, json)
                .setParameter(2, until)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** Removes at most {@value #BATCH} views that are over; returns their number. */
    int removeSomeUntil(long now) {
        return entities.createNativeQuery("DELETE FROM RecentViews WHERE Until <= ?1 LIMIT " + BATCH)
                .setParameter(1, now)
                .executeUpdate();
    }
}
