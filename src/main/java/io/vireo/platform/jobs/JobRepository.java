package io.vireo.platform.jobs;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Access of the workers to the table {@code Jobs}. A job is <em>queued</em> until {@code NextAttemptAt}, <em>active</em> while it has an
 * unexpired lease, and a <em>dead letter</em> when {@code FailedAt} is set. A claim sets {@code NextAttemptAt} to the end of its lease, so
 * that the job of a crashed node becomes due by itself. All times are of the database's clock.
 *
 * <p>Features use {@link JobQueue}.
 */
@Component
@Transactional(TxType.NEVER)
class JobRepository {
    private static final String NOW = "UTC_TIMESTAMP(3)";
    private static final String IN = NOW + " + INTERVAL ? MICROSECOND";
    private static final String HELD = " WHERE JobID = ? AND LeaseToken = ?";

    /** Adds a job or resets a dead letter; does not change a queued or active job. */
    static final String ADD = "INSERT INTO Jobs (Kind, JobKey, Payload, Created, NextAttemptAt)"
            + " VALUES (?, ?, ?, " + NOW + ", " + NOW + ") ON DUPLICATE KEY UPDATE"
            + " Payload = IF(FailedAt IS NULL, Payload, VALUES(Payload)),"
            + " Attempts = IF(FailedAt IS NULL, Attempts, 0),"
            + " NextAttemptAt = IF(FailedAt IS NULL, NextAttemptAt, VALUES(NextAttemptAt)),"
            + " FailedAt = NULL"; // last, because the assignments are evaluated in order

    static final String CANCEL = "DELETE FROM Jobs WHERE Kind = ? AND JobKey = ?";
    static final String LOCK = "SELECT 1 FROM Jobs WHERE JobID = ? AND LeaseToken = ? FOR UPDATE";
    private static final String DUE = "SELECT JobID, Kind, JobKey, Payload, Attempts FROM Jobs"
            + " WHERE FailedAt IS NULL AND NextAttemptAt <= " + NOW + " AND Kind IN (%s)"
            + " ORDER BY NextAttemptAt LIMIT 1 FOR UPDATE SKIP LOCKED";
    private static final String CLAIM =
            "UPDATE Jobs SET LeaseToken = ?, Attempts = Attempts + 1, NextAttemptAt = " + IN + " WHERE JobID = ?";
    private static final String RENEW = "UPDATE Jobs SET NextAttemptAt = " + IN + HELD;
    private static final String DONE = "DELETE FROM Jobs" + HELD;
    private static final String RETRY =
            "UPDATE Jobs SET LeaseToken = NULL, NextAttemptAt = " + IN + ", LastError = ?" + HELD;
    private static final String DEAD =
            "UPDATE Jobs SET LeaseToken = NULL, FailedAt = " + NOW + ", LastError = ?" + HELD;
    private static final String RELEASE =
            "UPDATE Jobs SET LeaseToken = NULL, Attempts = Attempts - 1, NextAttemptAt = " + NOW + HELD;
    private static final String DELETE_DEAD =
            "DELETE FROM Jobs WHERE FailedAt < " + NOW + " - INTERVAL ? SECOND LIMIT 1000";

    private final DataSource source;

    @Inject
    JobRepository(DataSource source) {
        this.source = source;
    }

    /** Claims the job of these kinds that has been due for longest; empty if none is due. */
    Optional<Job> claim(Collection<String> kinds, Duration lease) throws SQLException {
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Job> claimed = claim(connection, kinds, lease);
                connection.commit();
                return claimed;
            } finally {
                // without effect after the commit
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static Optional<Job> claim(Connection connection, Collection<String> kinds, Duration lease)
            throws SQLException {
        String due = DUE.formatted(String.join(", ", Collections.nCopies(kinds.size(), "?")));
        try (PreparedStatement select = connection.prepareStatement(due)) {
            int parameter = 1;
            for (String kind : kinds) {
                select.setString(parameter++, kind);
            }
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String token = UUID.randomUUID().toString();
                Job job = new Job(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5) + 1, token);
                update(connection, CLAIM, token, micros(lease), job.id());
                return Optional.of(job);
            }
        }
    }

    /** Renews the lease; returns false if the claim is not valid any more and another node may run the job. */
    boolean renew(Job job, Duration lease) throws SQLException {
        return update(RENEW, micros(lease), job.id(), job.lease()) == 1;
    }

    /** Records the outcome of an attempt; returns false, without a change, if the claim is not valid any more. */
    boolean finish(Job job, JobOutcome outcome) throws SQLException {
        if (outcome instanceof JobOutcome.Retry retry) {
            return update(RETRY, micros(retry.delay()), retry.error(), job.id(), job.lease()) == 1;
        }
        if (outcome instanceof JobOutcome.Dead dead) {
            return update(DEAD, dead.error(), job.id(), job.lease()) == 1;
        }
        return update(DONE, job.id(), job.lease()) == 1;
    }

    /** Releases a claimed job without counting the attempt. */
    void release(Job job) throws SQLException {
        update(RELEASE, job.id(), job.lease());
    }

    /** Deletes the dead letters that are older than {@code age}. */
    void deleteDeadLetters(Duration age) throws SQLException {
        while (update(DELETE_DEAD, age.toSeconds()) > 0) {
            // in batches, each in its own transaction
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return update(connection, sql, values);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static long micros(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
    }
}
