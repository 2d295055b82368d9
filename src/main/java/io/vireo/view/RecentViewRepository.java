package io.vireo.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Stores which viewers have viewed which videos within the last hours. */
@ApplicationScoped
@Transactional
class RecentViewRepository {
    /** The number of rows that one transaction removes. */
    static final int BATCH = 500;

    @PersistenceContext
    EntityManager entities;

    /** Returns the duration of a video in milliseconds; 0 if it is unknown. */
    long duration(long videoId) {
        List<?> rows = entities.createNativeQuery("SELECT COALESCE(DurationMillis, 0) FROM Videos WHERE VideoID = ?1")
                .setParameter(1, videoId)
                .getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).longValue();
    }

    boolean exists(long videoId, String viewer, long now) {
        return !entities.createNativeQuery(
                        "SELECT Until FROM RecentViews WHERE VideoID = ?1 AND Viewer = ?2 AND Until > ?3")
                .setParameter(1, videoId)
                .setParameter(2, viewer)
                .setParameter(3, now)
                .getResultList()
                .isEmpty();
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
