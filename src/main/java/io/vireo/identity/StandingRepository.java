package io.vireo.identity;

import io.vireo.auth.Standing;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the standing of channels. */
@Component
class StandingRepository {
    @PersistenceContext
    EntityManager entities;

    /** The stored standing of a channel; {@code since} is null if it was never changed. */
    record Row(
            Standing standing,
            String reason,
            @Nullable Instant since,
            @Nullable Instant until) {}

    @Transactional
    Optional<Row> find(long channelId) {
        return find(channelId, "");
    }

    /** As {@link #find}, and locks the row until the transaction ends. */
    Optional<Row> lock(long channelId) {
        return find(channelId, " FOR UPDATE");
    }

    private Optional<Row> find(long channelId, String lock) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT Standing, StandingReason, StandingSince, StandingUntil FROM Channels WHERE ChannelID = ?1"
                                + lock)
                .setParameter(1, channelId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Row(Standing.of((String) row[0]), (String) row[1], time(row[2]), time(row[3])))
                .findFirst();
    }

    private static @Nullable Instant time(@Nullable Object millis) {
        return millis == null ? null : Instant.ofEpochMilli(((Number) millis).longValue());
    }

    void set(long channelId, Row row) {
        entities.createNativeQuery("UPDATE Channels SET Standing = ?1, StandingReason = ?2, StandingSince = ?3,"
                        + " StandingUntil = ?4 WHERE ChannelID = ?5")
                .setParameter(1, row.standing().key())
                .setParameter(2, row.reason())
                .setParameter(3, row.since() == null ? null : row.since().toEpochMilli())
                .setParameter(4, row.until() == null ? null : row.until().toEpochMilli())
                .setParameter(5, channelId)
                .executeUpdate();
    }

    /** Returns the channels whose standing ended at or before a moment. */
    @Transactional
    List<Long> endedAt(Instant now) {
        return ids(entities.createNativeQuery("SELECT ChannelID FROM Channels"
                        + " WHERE Standing IN ('limited', 'frozen', 'suspended') AND StandingUntil <= ?1")
                .setParameter(1, now.toEpochMilli()));
    }

    /** Returns the channels that were suspended without an end at or before a moment. */
    @Transactional
    List<Long> suspendedBefore(Instant moment) {
        return ids(entities.createNativeQuery("SELECT ChannelID FROM Channels"
                        + " WHERE Standing = 'suspended' AND StandingUntil IS NULL AND StandingSince <= ?1")
                .setParameter(1, moment.toEpochMilli()));
    }

    private static List<Long> ids(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
