package io.vireo.video.tag;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Counts the uses of tags that have changed. */
@Component
class TagCountRepository {
    /** The maximum number of changes that one transaction takes. */
    static final int BATCH = 500;

    /** Uses beyond this are not counted: bounds the duration. */
    static final int MAX_USES = 10_000;

    private static final String CHANGES =
            "SELECT ChangeID, TagID FROM TagChanges ORDER BY ChangeID LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED";
    private static final String COUNT = "UPDATE Tags SET Uses = (SELECT COUNT(*) FROM (SELECT 1 FROM VideoTags"
            + " WHERE TagID = ? AND Shown = 1 LIMIT " + MAX_USES + ") u) WHERE TagID = ?";

    /** A tag that no video has, listed or not. Its row is locked before the videos are read. */
    private static final String REMOVE = "DELETE FROM Tags WHERE TagID = ? AND Uses = 0"
            + " AND NOT EXISTS (SELECT 1 FROM VideoTags x WHERE x.TagID = Tags.TagID)";

    private static final String DONE = "DELETE c FROM JSON_TABLE(?, '$[*]' COLUMNS (ID BIGINT PATH '$')) i"
            + " STRAIGHT_JOIN TagChanges c FORCE INDEX (PRIMARY) ON c.ChangeID = i.ID";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource source;

    private record TagChange(long id, long tagId) {}

    /**
     * Counts the uses of the tags of the oldest changes, and removes tags without a video.
     *
     * @return the number of changes
     */
    @Transactional(TxType.NEVER)
    int count() {
        try (Connection connection = source.getConnection()) {
            // counts what other transactions have committed, also since the changes were read
            Statements.update(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            connection.setAutoCommit(false);
            try {
                int counted = count(connection);
                connection.commit();
                return counted;
            } finally {
                connection.rollback(); // discards what is not committed
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static int count(Connection connection) throws SQLException {
        List<TagChange> changes =
                Statements.select(connection, row -> new TagChange(row.getLong(1), row.getLong(2)), CHANGES);
        if (changes.isEmpty()) {
            return 0;
        }
        TreeSet<Long> tags = new TreeSet<>();
        changes.forEach(change -> tags.add(change.tagId()));
        for (long tag : tags) {
            Statements.update(connection, COUNT, tag, tag);
            Statements.update(connection, REMOVE, tag);
        }
        Statements.update(
                connection,
                DONE,
                Statements.json(changes.stream().map(TagChange::id).toList()));
        return changes.size();
    }
}
