package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.TestJvm;
import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.TestChangeLog;
import io.vireo.platform.database.Statements;
import io.vireo.platform.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that follows the log is killed at random moments, while rows are written. */
class FollowerCrashIT {
    private static final String DATABASE = "indexing_crashes";
    private static final int KILLS = 8;
    private static final int MAX_COMMITS = 6;
    private static final int MAX_PAUSE_MILLIS = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int IDS = 60;
    private static final int FILMS = 9;
    private static final String WRITE = "INSERT INTO Videos (VideoID, PathHash, ChannelID, Title, Upload, Published)"
            + " VALUES (?, ?, 1, ?, '2026-01-01', 1) ON DUPLICATE KEY UPDATE Title = ?";

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void shouldEqualTheDatabaseAfterKills() throws Exception {
        DataSource source = TestDatabase.migrated(DATABASE);
        try (Connection connection = source.getConnection()) {
            Statements.update(
                    connection, "INSERT INTO Channels (ChannelID, Username, Password) VALUES (1, 'ann', 'x')");
        }
        List<Long> followed = new ArrayList<>();
        AtomicBoolean isEnded = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(source, isEnded));
        for (int kill = 0; kill < KILLS; kill++) {
            followed.add(liveAndDie());
        }
        isEnded.set(true);
        writing.get(1, TimeUnit.MINUTES);

        assertThat(followed).as("places in the log after restarts").isSorted();
        assertThat(followed.get(KILLS - 1)).as("place after the last restart").isPositive();
        checkFiles();
        check(source);
    }

    /** The captions that are read in one step have as many bytes as the process has memory. */
    @Test
    void shouldIndexLongCaptionsInLittleMemory() throws Exception {
        try (Connection connection = TestDatabase.migrated(DATABASE).getConnection()) {
            Statements.update(
                    connection, "INSERT INTO Channels (ChannelID, Username, Password) VALUES (1, 'ann', 'x')");
            for (int id = 1; id <= 200; id++) {
                Statements.update(connection, WRITE, id, "hash" + id, "film", "film");
            }
            Statements.update(
                    connection,
                    "INSERT INTO Captions (VideoID, Language, Label, Kind, Content, Changed)"
                            + " SELECT v.VideoID, l.Language, '', 'captions', REPEAT('a word\\n', 9000), 0 FROM Videos v"
                            + " JOIN (SELECT 'de' Language UNION SELECT 'en' UNION SELECT 'es' UNION SELECT 'fr') l");
        }
        Process process = follower(50);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).startsWith("followed ");
            assertThat(output.readLine()).isEqualTo("committed");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process follower(int megabytes) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(TestJvm.OPTIONS);
        command.addAll(List.of(
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                FollowerProcess.class.getName(),
                directory.toString(),
                TestDatabase.url(DATABASE),
                String.valueOf(TestDatabase.user()),
                String.valueOf(TestDatabase.password())));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Returns the place in the log at which the process continued. */
    private long liveAndDie() throws IOException, InterruptedException {
        Process process = follower(500);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            assertThat(line).startsWith("followed ");
            for (int commit = random.nextInt(MAX_COMMITS); commit > 0; commit--) {
                assertThat(output.readLine()).isEqualTo("committed");
            }
            assertThat(process.waitFor(random.nextInt(MAX_PAUSE_MILLIS), TimeUnit.MILLISECONDS))
                    .as("ended on its own")
                    .isFalse();
            return Long.parseLong(line.substring("followed ".length()));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Inserts, changes and deletes rows as Vireo and as statements in SQL do. */
    private static void write(DataSource source, AtomicBoolean isEnded) {
        SplittableRandom choices = new SplittableRandom(5);
        try (Connection connection = source.getConnection()) {
            while (!isEnded.get()) {
                int id = 1 + choices.nextInt(IDS);
                String title = "film " + choices.nextInt(FILMS);
                connection.setAutoCommit(false);
                try {
                    if (choices.nextInt(4) == 0) {
                        Statements.update(connection, "DELETE FROM Videos WHERE VideoID = ?", id);
                        Statements.update(connection, "INSERT INTO SearchQueue (Kind, RowID) VALUES (0, ?)", id);
                    } else {
                        Statements.update(connection, WRITE, id, "hash" + id, title, title);
                    }
                    connection.commit();
                } catch (SQLTransactionRollbackException e) {
                    connection.rollback(); // a deadlock with the follower
                }
                // several changes in each step of the follower, without taking a processor for them
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkFiles() throws IOException {
        try (FSDirectory files = FSDirectory.open(directory.resolve("v" + SearchIndex.VERSION));
                CheckIndex check = new CheckIndex(files)) {
            assertThat(check.checkIndex().clean).isTrue();
        }
    }

    private void check(DataSource source) throws Exception {
        ChangeLogRepository log = TestChangeLog.of(source);
        RowRepository rows = new RowRepository();
        rows.primary = source;
        SearchIndex index = new SearchIndex(directory);
        IndexFollower follower = new IndexFollower(index, rows, log);
        follower.open();
        do {
            log.number(1000);
        } while (follower.step(log.state()) | log.state().pending() > 0);

        Map<Long, Long> expected = new TreeMap<>();
        Map<Long, Long> found = new TreeMap<>();
        for (long film = 0; film < FILMS; film++) {
            long number = film;
            try (Connection connection = source.getConnection()) {
                Statements.select(
                        connection,
                        row -> expected.put(row.getLong(1), number),
                        "SELECT VideoID FROM Videos WHERE Title = 'film " + film + "'");
            }
            SearchRequest request = SearchRequest.of(Scope.ALL, "film " + film);
            index.read(
                            List.<RankedPosition>of(),
                            searcher ->
                                    new RankedHits(searcher, request, RankedPosition.before(0), Rank.LAST).next(1000))
                    .forEach(hit -> assertThat(found.put(hit.key(), number)).isNull());
        }
        assertThat(found).isEqualTo(expected);
        assertThat(ChangeLogIT.keys(index)).hasSize(expected.size() + 1);
        index.close();
    }
}
