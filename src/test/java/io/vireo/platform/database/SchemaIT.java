package io.vireo.platform.database;

import static io.vireo.platform.database.Tables.execute;
import static io.vireo.platform.database.Tables.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.video.VideoAccess;
import io.vireo.video.Visibility;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the tables after the last migration. */
class SchemaIT {
    private static @Nullable DataSource filled;

    @Test
    void shouldCreateTheTablesInAnEmptyDatabase() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_empty");

        assertThat(query(source, "SHOW TABLES"))
                .contains("ChannelDetails", "Channels", "LoginAttempts", "Videos", "flyway_schema_history");
        execute(
                source,
                "INSERT INTO Channels (Username, Password) VALUES ('ann', 'x')",
                "INSERT INTO Videos (PathHash, ChannelID, Upload) VALUES ('abcdefg', 1, '2026-11-23 09:00:00.123456')");
        assertThat(query(
                        source,
                        "SELECT VideoID, Title, Description, `Like`, Published, Upload, Visibility FROM Videos"))
                .containsExactly("1|||0|0|2026-11-23 09:00:00.123456|public");
    }

    @Test
    void shouldCompareUsernamesByAccentAndSpaceButNotByCase() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_names");
        execute(
                source,
                "INSERT INTO Channels (Username, Password) VALUES ('resume', 'x'), ('résumé', 'x'), ('resume ', 'x')");

        assertThatThrownBy(() -> execute(source, "INSERT INTO Channels (Username, Password) VALUES ('RESUME', 'x')"))
                .isInstanceOf(SQLException.class);
    }

    /** The generated column {@code Listed} is the rule of {@link VideoAccess} for everybody. */
    @Test
    void shouldListWhatTheDecisionLists() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_listed");
        execute(source, "INSERT INTO Channels (Username, Password) VALUES ('ann', 'x')");
        int number = 0;
        for (Visibility visibility : Visibility.values()) {
            for (boolean published : List.of(true, false)) {
                for (boolean blocked : List.of(true, false)) {
                    String hash = "hash" + number++;
                    execute(
                            source,
                            "INSERT INTO Videos (PathHash, ChannelID, Upload, Visibility, Published, Blocked) VALUES ('"
                                    + hash + "', 1, NOW(6), '" + visibility + "', " + published + ", " + blocked + ")");
                    boolean listed = new VideoAccess(1, published, visibility, blocked, null, 0).isListed();
                    assertThat(query(source, "SELECT Listed FROM Videos WHERE PathHash = '" + hash + "'"))
                            .as(visibility + ", published " + published + ", blocked " + blocked)
                            .containsExactly(published ? listed ? "1" : "0" : "null");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT VideoID FROM Videos WHERE Listed = 1 ORDER BY Upload DESC, VideoID DESC LIMIT 20; Videos_listed",
                "SELECT VideoID FROM Videos WHERE ChannelID = 1 AND Listed = 1 ORDER BY Upload DESC, VideoID DESC LIMIT 20; Videos_listed_of_channel",
                "SELECT v.Title FROM Videos v WHERE v.Listed = 1 AND (v.Upload < '2026-01-01 10:00' OR (v.Upload = '2026-01-01 10:00' AND v.VideoID < 600)) ORDER BY v.Upload DESC, v.VideoID DESC LIMIT 20; Videos_listed",
                "SELECT PathHash FROM Videos WHERE Listed IS NULL ORDER BY Upload; Videos_listed",
                "SELECT PathHash FROM Videos WHERE AccessChanged > 5; Videos_access_changed",
                "DELETE FROM LoginAttempts WHERE Updated < 5; LoginAttempts_Updated",
                "SELECT MailID FROM Mails WHERE NextAttemptAt <= 5 ORDER BY NextAttemptAt LIMIT 1 FOR UPDATE SKIP LOCKED; Mails_NextAttemptAt",
                "DELETE FROM EmailTokens WHERE Expires <= 5; EmailTokens_Expires",
                "DELETE FROM BrowserSessions WHERE Expires <= 5; BrowserSessions_expires",
                "SELECT SessionID FROM BrowserSessions WHERE SecretHash = '5'; BrowserSessions_secret",
                "SELECT c.Text FROM Comments c WHERE c.Listed = 1 AND c.VideoID = 1 AND c.ThreadID = 0 ORDER BY c.Pinned DESC, c.CommentID DESC LIMIT 20; Comments_newest",
                "SELECT c.Text FROM Comments c FORCE INDEX (Comments_newest) WHERE c.Listed = 1 AND c.VideoID = 1 AND c.ThreadID = 0 AND (c.Pinned < 1 OR (c.Pinned = 1 AND c.CommentID < 900)) ORDER BY c.Pinned DESC, c.CommentID DESC LIMIT 20; Comments_newest",
                "SELECT c.Text FROM Comments c FORCE INDEX (Comments_top) WHERE c.Listed = 1 AND c.VideoID = 1 AND c.ThreadID = 0 AND (c.Pinned < 0 OR (c.Pinned = 0 AND (c.Likes < 9 OR (c.Likes = 9 AND c.CommentID < 900)))) ORDER BY c.Pinned DESC, c.Likes DESC, c.CommentID DESC LIMIT 20; Comments_top",
                "SELECT c.Text FROM Comments c FORCE INDEX (Comments_newest) WHERE c.Listed = 1 AND c.VideoID = 1 AND c.ThreadID = 8 AND c.Pinned = 0 AND c.CommentID > 900 ORDER BY c.CommentID LIMIT 20; Comments_newest",
                "SELECT c.Text FROM Comments c WHERE c.HeldFor = 1 AND c.CommentID > 900 ORDER BY c.CommentID LIMIT 20; Comments_held",
                "SELECT c.Text FROM Comments c WHERE c.ChannelID = 1 AND c.State = 'held' AND c.CommentID < 900 ORDER BY c.CommentID DESC LIMIT 20; Comments_of_channel",
                "SELECT c.Text FROM Comments c WHERE c.State = 'held' AND c.CommentID < 900 ORDER BY c.CommentID DESC LIMIT 20; Comments_in_state",
            })
    void shouldUseAnIndexForLists(String query, String index) throws Exception {
        assertThat(query(filled(), "EXPLAIN " + query))
                .singleElement()
                .satisfies(plan -> assertThat(plan).contains(index).doesNotContain("filesort"));
    }

    /** Returns a database with so many rows that its indexes are used; created once, since the tests only read it. */
    private static DataSource filled() throws Exception {
        if (filled == null) {
            DataSource source = TestDatabase.migrated("migrate_indexes");
            execute(
                    source,
                    "INSERT INTO Channels (Username, Password) VALUES ('ann', 'x'), ('bob', 'x')",
                    "INSERT INTO Videos (PathHash, ChannelID, Upload, Published, Visibility, AccessChanged)"
                            + " SELECT CONCAT('v', seq), 1 + seq % 2, '2026-01-01' + INTERVAL seq MINUTE, seq % 10 <> 0,"
                            + " IF(seq % 7, 'public', 'private'), IF(seq % 700, NULL, seq) FROM seq_1_to_2000",
                    "INSERT INTO LoginAttempts SELECT '::1', seq, '1', NULL, seq FROM seq_1_to_2000",
                    "INSERT INTO Mails (MessageID, Template, Recipient, Subject, TextBody, HtmlBody, Created, Expires, NextAttemptAt)"
                            + " SELECT seq, 'WELCOME', seq, '', '', '', 0, 0, seq FROM seq_1_to_2000",
                    "INSERT INTO EmailTokens (ChannelID, Purpose, TokenHash, Expires) SELECT 1, seq, seq, seq FROM seq_1_to_2000",
                    "INSERT INTO BrowserSessions (SecretHash, ChannelID, Generation, TokenID, Browser, OperatingSystem, Permanent,"
                            + " SignedIn, LastUsed, Expires) SELECT seq, 1, 0, '', '', '', 1, seq, seq, seq FROM seq_1_to_2000",
                    "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State, Pinned, Likes)"
                            + " SELECT seq % 5, seq % 3, IF(seq % 2, 0, 8), IF(seq % 2, 0, 8), seq % 30, 'x', seq,"
                            + " IF(seq % 7, 'shown', 'held'), seq % 101 = 1, seq % 20 FROM seq_1_to_4000",
                    "ANALYZE TABLE Videos, LoginAttempts, Mails, EmailTokens, BrowserSessions, Comments");
            filled = source;
        }
        return filled;
    }
}
