package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.RowKey;
import io.vireo.changelog.TestChangeLog;
import io.vireo.platform.database.Statements;
import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of changes, and an index that follows it. */
class ChangeLogIT {
    @TempDir
    Path directory;

    private DataSource source;
    private ChangeLogRepository log;
    private final RowRepository rows = new RowRepository();
    private SearchIndex index;
    private IndexFollower follower;

    @BeforeEach
    void prepare() throws Exception {
        source = TestDatabase.migrated("indexing");
        log = TestChangeLog.of(source);
        rows.primary = source;
        execute("INSERT INTO Channels (ChannelID, Username, Password) VALUES (1, 'ann', 'x'), (2, 'bob', 'x')");
        insert(1, "red fox");
        insert(2, "blue fox");
        open();
        catchUp();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void shouldFollowEveryKindOfChange() throws Exception {
        assertThat(hits("fox")).containsExactly(2, 1);
        execute("UPDATE Videos SET Title = 'red dog' WHERE VideoID = 2");
        insert(3, "third fox");
        execute("UPDATE Channels SET Username = 'rob' WHERE ChannelID = 2");
        catchUp();

        assertThat(hits("fox")).containsExactly(3, 1);
        assertThat(hits("dog")).containsExactly(2);
        assertThat(hits("rob")).containsExactly(RowKey.channel(2));
        assertThat(hits("bob")).isEmpty();

        execute("DELETE FROM Videos WHERE VideoID = 3");
        execute("INSERT INTO SearchQueue (Kind, RowID) VALUES (0, 3)");
        catchUp();
        assertThat(hits("fox")).containsExactly(1);
    }

    @Test
    void shouldIndexOnlyWhatAnybodyMayFind() throws Exception {
        for (int id = 4; id <= 10; id += 2) {
            insert(id, "secret fox");
        }
        execute("UPDATE Videos SET Visibility = 'unlisted' WHERE VideoID = 4");
        execute("UPDATE Videos SET Visibility = 'private' WHERE VideoID = 6");
        execute("UPDATE Videos SET Blocked = 1 WHERE VideoID = 8");
        execute("UPDATE Videos SET Published = 0 WHERE VideoID = 10");
        execute("UPDATE Channels SET Standing = 'limited' WHERE ChannelID = 1");
        execute("INSERT INTO SearchQueue (Kind, RowID) VALUES (0, 1), (1, 1)");
        catchUp();

        assertThat(keys(index)).containsExactlyInAnyOrder(2L, RowKey.channel(2));
    }

    /** The index of the version before, which a site still has at its first start after an upgrade. */
    @Test
    void shouldReplaceTheIndexOfAnotherVersion() throws Exception {
        Path before = Files.createDirectories(directory.resolve("v" + (SearchIndex.VERSION - 1)));
        Files.write(before.resolve("segments_1"), new byte[] {1, 2, 3});
        Path other = Files.createDirectories(directory.resolve("notes"));
        index.close();
        Files.move(directory.resolve("v" + SearchIndex.VERSION), directory.resolve("v999"));
        open();
        follower.open();
        assertThat(follower.isIncomplete()).isTrue();
        catchUp();

        assertThat(follower.isIncomplete()).isFalse();
        assertThat(hits("fox")).containsExactly(2, 1);
        assertThat(before).doesNotExist();
        assertThat(directory.resolve("v999")).doesNotExist();
        assertThat(other).exists();
    }

    /** A change that is not committed gets no number, and does not delay the others. */
    @Test
    void shouldNotWaitForRowsLockedByOthers() throws Exception {
        try (Connection deleting = source.getConnection()) {
            deleting.setAutoCommit(false);
            Statements.update(deleting, "DELETE FROM Videos WHERE VideoID = 1");
            Statements.update(deleting, "INSERT INTO SearchQueue (Kind, RowID) VALUES (0, 1)");
            Statements.update(deleting, "DELETE FROM Channels WHERE ChannelID = 1");
            execute("UPDATE Videos SET Title = 'green fox' WHERE VideoID = 2");
            catchUp();

            assertThat(hits("green")).containsExactly(2);
            assertThat(hits("fox")).containsExactly(2, 1);
            deleting.commit();
        }
        catchUp();
        assertThat(hits("fox")).containsExactly(2);
    }

    /** After a crash the index continues where its last commit was. */
    @Test
    void shouldEqualTheDatabaseAfterCrashes() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 60; i++) {
            int id = 3 + random.nextInt(20);
            execute("INSERT IGNORE INTO SearchQueue (Kind, RowID) VALUES (0, " + id + ")");
            if (random.nextInt(3) == 0) {
                execute("DELETE FROM Videos WHERE VideoID = " + id);
            } else {
                execute("DELETE FROM Videos WHERE VideoID = " + id);
                insert(id, "film " + random.nextInt(5));
            }
            log.number(10);
            if (random.nextBoolean()) {
                follower.step(log.state());
            }
            if (random.nextInt(4) == 0) {
                follower.commit();
            }
            if (random.nextInt(5) == 0) {
                index.close(); // loses what is not committed
                open();
                follower.open();
            }
        }
        catchUp();

        assertThat(keys(index)).hasSameElementsAs(rows.keys(0, 1000));
        for (int film = 0; film < 5; film++) {
            assertThat(hits("film " + film)).hasSize(count("Title = 'film " + film + "'"));
        }
    }

    @Test
    void shouldRebuildADamagedIndex() throws Exception {
        follower.commit();
        index.close();
        try (var files = Files.list(directory.resolve("v" + SearchIndex.VERSION))) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        open();
        assertThatThrownBy(follower::open).isInstanceOf(IOException.class);
        assertThat(follower.isIncomplete()).isTrue();
        catchUp();

        assertThat(hits("fox")).containsExactly(2, 1);
        assertThat(follower.isIncomplete()).isFalse();
    }

    /** Changes that the log does not have any more are found by indexing all rows again; the old index answers meanwhile. */
    @Test
    void shouldRebuildAnIndexThatIsOlderThanTheLog() throws Exception {
        follower.commit();
        execute("UPDATE Videos SET Title = 'green fox' WHERE VideoID = 2");
        log.number(10);
        execute("DELETE FROM SearchChanges");
        follower.follow(log.state());

        assertThat(follower.isIncomplete()).isTrue();
        assertThat(hits("fox")).containsExactly(2, 1);
        catchUp();
        assertThat(hits("green")).containsExactly(2);
        assertThat(follower.isIncomplete()).isFalse();
    }

    @Test
    void shouldNotUseTheIndexOfAnotherDatabase() throws Exception {
        follower.commit();
        execute("UPDATE SearchLog SET Epoch = 'other'");
        execute("DELETE FROM Videos");
        insert(9, "other fox");
        catchUp();

        assertThat(keys(index)).containsExactlyInAnyOrder(9L, RowKey.channel(1), RowKey.channel(2));
    }

    /** A deletion in SQL leaves no trace in the log. */
    @Test
    void shouldRemoveRowsThatSqlHasDeleted() throws Exception {
        follower.commit();
        index.close();
        execute("DELETE FROM Videos WHERE VideoID = 1");
        open();
        catchUp();

        assertThat(keys(index)).containsExactlyInAnyOrder(2L, RowKey.channel(1), RowKey.channel(2));
    }

    @Test
    void shouldReportAnIndexThatAnotherProcessUses() throws Exception {
        SearchIndex second = new SearchIndex(directory);

        assertThatThrownBy(second::open).hasMessageContaining("another process uses");
        assertThat(second.isOpen()).isFalse();
        index.close();
        assertThat(second.open()).isTrue();
        assertThat(keys(second)).isEmpty();
        second.close();
    }

    private void open() throws IOException {
        index = new SearchIndex(directory);
        follower = new IndexFollower(index, rows, log);
    }

    private void catchUp() throws SQLException, IOException {
        follower.open();
        log.number(100);
        while (follower.step(log.state())) {
            // more
        }
    }

    static Set<Long> keys(SearchIndex index) throws IOException {
        return index.read(Set.of(), searcher -> RelevanceQuery.keys(searcher, new MatchAllDocsQuery()));
    }

    private long[] hits(String query) throws IOException {
        SearchRequest request = SearchRequest.of(Scope.ALL, query);
        return index.read(
                new long[0],
                searcher -> new RankedHits(searcher, request, RankedPosition.before(Rank.EXACT), Rank.LAST)
                        .next(100).stream().mapToLong(RankedPosition::key).toArray());
    }

    private int count(String where) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Statements.select(connection, row -> row.getInt(1), "SELECT COUNT(*) FROM Videos WHERE " + where)
                    .get(0);
        }
    }

    private void insert(int id, String title) throws SQLException {
        execute("INSERT INTO Videos (VideoID, PathHash, ChannelID, Title, Upload, Published) VALUES (" + id + ", 'hash"
                + id + "', 2 - " + id + " % 2, '" + title + "', '2026-01-01' + INTERVAL " + id + " SECOND, 1)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Statements.update(connection, sql);
        }
    }
}
