package io.vireo.tally;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.tally.TallyKind.Subject;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Compares counters with the facts that they count. */
@Component
@Transactional(TxType.NEVER)
class TallyDifferenceRepository {
    /** The number of subjects that one query compares: bounds its duration. */
    static final int BATCH = 100;

    private static final String ADD = "INSERT INTO TallyDeltas (Kind, SubjectID, Delta) VALUES (?, ?, ?)";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource source;

    /**
     * A compared subject.
     *
     * @param number the number of facts minus the counter
     */
    record Difference(long subjectId, long number) {}

    /** Compares the subjects after a key, in their order; at most {@value #BATCH}. */
    List<Difference> compare(TallyKind kind, TallySource facts, long after) {
        String key = "s." + kind.subject.key;
        try (Connection connection = source.getConnection()) {
            return select(connection, kind, facts, key + " > ? ORDER BY " + key + " LIMIT " + BATCH, after);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /**
     * Corrects a counter. The lock of the counter prevents that two nodes do the same; facts and changes that others add meanwhile are not
     * locked: the one statement that compares sees both or neither.
     *
     * @return the difference that was corrected; 0 for none
     */
    long correct(TallyKind kind, TallySource facts, long subjectId) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long difference = correct(connection, kind, facts, subjectId);
                connection.commit();
                return difference;
            } finally {
                connection.rollback(); // discards what is not committed
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static long correct(Connection connection, TallyKind kind, TallySource facts, long subjectId)
            throws SQLException {
        Subject subject = kind.subject;
        // locks the row, also a new one
        Statements.update(
                connection,
                "INSERT INTO " + subject.table + " (" + subject.key + ") VALUES (?) ON DUPLICATE KEY UPDATE "
                        + subject.key + " = " + subject.key,
                subjectId);
        List<Difference> found = select(connection, kind, facts, "s." + subject.key + " = ?", subjectId);
        long difference = found.isEmpty() ? 0 : found.get(0).number();
        if (difference != 0) {
            Statements.update(connection, ADD, kind.number, subjectId, difference);
        }
        return difference;
    }

    /** One statement, so that counters, changes and facts are of the same moment. */
    private static List<Difference> select(
            Connection connection, TallyKind kind, TallySource facts, String condition, long parameter)
            throws SQLException {
        Subject subject = kind.subject;
        String key = "s." + subject.key;
        String sql = "SELECT " + key + ", " + facts.count(kind, key) + " - COALESCE(t." + kind.column + ", 0)"
                + " - COALESCE((SELECT SUM(d.Delta) FROM TallyDeltas d WHERE d.Kind = " + kind.number
                + " AND d.SubjectID = " + key + "), 0) FROM " + subject.subjects + " s LEFT JOIN " + subject.table
                + " t ON t." + subject.key + " = " + key + " WHERE " + condition;
        return Statements.select(connection, row -> new Difference(row.getLong(1), row.getLong(2)), sql, parameter);
    }
}
