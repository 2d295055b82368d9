package io.vireo.view;

import io.vireo.platform.database.Statements;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Stores which viewers have viewed which videos within the last hours. */
@ApplicationScoped
@Transactional
class RecentViewRepository {
    /** The number of rows that one transaction removes. */
    static final int BATCH = 500;

    private static final String PROGRESS = "SELECT COALESCE(v.DurationMillis, 0), EXISTS (SELECT 1 FROM RecentViews r"
            + " WHERE r.VideoID = v.VideoID AND r.Viewer IN (?, ?) AND r.Until > ?) FROM Videos v WHERE v.VideoID = ?";

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

    /** Adds a view. Returns whether there was none that is not over; of several concurrent calls one gets true. */
    @Transactional(TxType.MANDATORY)
    boolean add(long videoId, String viewer, long now, long until) {
        entities.createNativeQuery("DELETE FROM RecentViews WHERE VideoID = ?1 AND Viewer = ?2 AND Until <= ?3")
                .setParameter(1, videoId)
                .setParameter(2, viewer)
                .setParameter(3, now)
                .executeUpdate();
        return entities.createNativeQuery("INSERT IGNORE INTO RecentViews (VideoID, Viewer, Until) VALUES (?1, ?2, ?3)")
                        .setParameter(1, videoId)
                        .setParameter(2, viewer)
                        .setParameter(3, until)
                        .executeUpdate()
                == 1;
    }

    /** Removes at most {@value #BATCH} views that are over; returns their number. */
    int removeSomeUntil(long now) {
        return entities.createNativeQuery("DELETE FROM RecentViews WHERE Until <= ?1 LIMIT " + BATCH)
                .setParameter(1, now)
                .executeUpdate();
    }
}
