package io.vireo.video.quota;

import io.vireo.auth.AccountRole;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the quotas of channels, what they use, and the reservations of uploads in progress. */
@Component
class QuotaRepository {
    @PersistenceContext
    EntityManager entities;

    /** What the row of a channel says about its quotas; null: the setting of the role. */
    record Row(
            AccountRole role,
            @Nullable Long bytes,
            @Nullable Long videosPerDay) {}

    /** Returns the row of a channel; with {@code lock} it is locked until the transaction ends. */
    Optional<Row> find(long channelId, boolean lock) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT Role, QuotaBytes, QuotaVideos FROM Channels WHERE ChannelID = ?1"
                                + (lock ? " FOR UPDATE" : ""))
                .setParameter(1, channelId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Row(AccountRole.of((String) row[0]), number(row[1]), number(row[2])))
                .findFirst();
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value == null ? null : ((Number) value).longValue();
    }

    void set(long channelId, @Nullable Long bytes, @Nullable Long videosPerDay) {
        entities.createNativeQuery("UPDATE Channels SET QuotaBytes = ?1, QuotaVideos = ?2 WHERE ChannelID = ?3")
                .setParameter(1, bytes)
                .setParameter(2, videosPerDay)
                .setParameter(3, channelId)
                .executeUpdate();
    }

    /**
     * Returns the bytes of the files of a channel and of the reservations of its uploads.
     *
     * @param lock whether the read locks, so that it includes what other transactions have committed since this one began
     * @param exceptHash the video whose reservations are left out; empty for none
     */
    long usedBytes(long channelId, String exceptHash, Instant now, boolean lock) {
        String locking = lock ? " LOCK IN SHARE MODE" : "";
        return single(entities.createNativeQuery(
                                "SELECT COALESCE(SUM(Bytes), 0) FROM Videos WHERE ChannelID = ?1" + locking)
                        .setParameter(1, channelId))
                + single(entities.createNativeQuery("SELECT COALESCE(SUM(Bytes), 0) FROM UploadReservations"
                                + " WHERE ChannelID = ?1 AND PathHash <> ?2 AND Expires > ?3" + locking)
                        .setParameter(1, channelId)
                        .setParameter(2, exceptHash)
                        .setParameter(3, now.toEpochMilli()));
    }

    /** Returns the number of videos of a channel, published or not, that were uploaded after a moment. */
    long videosSince(long channelId, Instant moment) {
        return single(entities.createNativeQuery(
                        "SELECT COUNT(*) FROM Videos WHERE ChannelID = ?1" + " AND Published IN (0, 1) AND Upload > ?2")
                .setParameter(1, channelId)
                .setParameter(2, Timestamp.from(moment)));
    }

    private static long single(Query query) {
        return ((Number) query.getSingleResult()).longValue();
    }

    void reserve(String name, long channelId, String hash, long bytes, Instant expires) {
        entities.createNativeQuery(
                        "INSERT INTO UploadReservations (Name, ChannelID, PathHash, Bytes, Expires)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5) ON DUPLICATE KEY UPDATE Bytes = VALUES(Bytes), Expires = VALUES(Expires)")
                .setParameter(1, name)
                .setParameter(2, channelId)
                .setParameter(3, hash)
                .setParameter(4, bytes)
                .setParameter(5, expires.toEpochMilli())
                .executeUpdate();
    }

    /** Returns the bytes of a reservation; empty if there is none. */
    Optional<Long> reserved(String name) {
        List<?> rows = entities.createNativeQuery("SELECT Bytes FROM UploadReservations WHERE Name = ?1")
                .setParameter(1, name)
                .getResultList();
        return rows.stream().map(bytes -> ((Number) bytes).longValue()).findFirst();
    }

    void extend(String name, Instant expires) {
        entities.createNativeQuery("UPDATE UploadReservations SET Expires = ?1 WHERE Name = ?2")
                .setParameter(1, expires.toEpochMilli())
                .setParameter(2, name)
                .executeUpdate();
    }

    void release(String name) {
        entities.createNativeQuery("DELETE FROM UploadReservations WHERE Name = ?1")
                .setParameter(1, name)
                .executeUpdate();
    }

    void releaseOf(String hash) {
        entities.createNativeQuery("DELETE FROM UploadReservations WHERE PathHash = ?1")
                .setParameter(1, hash)
                .executeUpdate();
    }

    void releaseExpired(Instant now) {
        entities.createNativeQuery("DELETE FROM UploadReservations WHERE Expires <= ?1")
                .setParameter(1, now.toEpochMilli())
                .executeUpdate();
    }
}
