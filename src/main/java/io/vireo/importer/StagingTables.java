package io.vireo.importer;

import io.vireo.media.mp4.VideoMetadata;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Temporary tables with the legacy rows, on the connection to the target, so that rows are compared by the collations of the target and
 * imported by one statement per table. They are dropped when the connection ends.
 *
 * <p>The column {@code Whole} marks the rows in which no problem that prevents the import has been found so far.
 */
final class StagingTables {
    private static final String TEXT = " CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_nopad_as_ci NOT NULL, ";
    private static final String EXACT = " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL, ";

    private static final List<String> TABLES = List.of(
            "CREATE TEMPORARY TABLE OldChannels (ChannelID BIGINT PRIMARY KEY, Username VARCHAR(100)" + TEXT
                    + "Password VARCHAR(60)" + EXACT + "Whole BOOLEAN NOT NULL)",
            "CREATE TEMPORARY TABLE OldDetails (Number BIGINT PRIMARY KEY, ChannelID BIGINT NULL, Fname VARCHAR(100)"
                    + TEXT
                    + "Mname VARCHAR(100)" + TEXT + "Lname VARCHAR(100)" + TEXT + "Email VARCHAR(300)" + TEXT
                    + "Birth DATE NULL, Whole BOOLEAN NOT NULL, INDEX (ChannelID))",
            "CREATE TEMPORARY TABLE OldVideos (VideoID BIGINT PRIMARY KEY, PathHash VARCHAR(100)" + EXACT
                    + "ChannelID BIGINT NULL, Title VARCHAR(300)" + TEXT + "Description LONGTEXT" + TEXT
                    + "Upload DATETIME(6) NOT NULL, Likes INT NOT NULL, Dislikes INT NOT NULL, Whole BOOLEAN NOT NULL,"
                    + " Bytes BIGINT NULL, DurationMillis BIGINT NULL, Width INT NULL, Height INT NULL,"
                    + " Codec VARCHAR(16) CHARACTER SET ascii NULL, INDEX (ChannelID), INDEX (PathHash))",
            "CREATE TEMPORARY TABLE OldProblems (Problem VARCHAR(40) CHARACTER SET ascii NOT NULL, ID BIGINT NULL,"
                    + " Example VARCHAR(500)" + EXACT + "INDEX (Problem, ID))");

    private final Connection connection;
    private long detailsNumber;

    /**
     * A video that can be imported according to the checks so far.
     *
     * @param owner the username of its channel
     */
    record StagedVideo(long id, String hash, String title, String owner) {}

    private StagingTables(Connection connection) {
        this.connection = connection;
    }

    /** Reads all legacy rows into temporary tables and records the problems of each row. */
    static StagingTables of(LegacySource legacySource, Connection target) throws SQLException {
        StagingTables stagingTables = new StagingTables(target);
        try (Statement statement = target.createStatement()) {
            statement.execute("SET SESSION wait_timeout = 604800"); // copying can take hours
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        target.setAutoCommit(false); // one transaction, because a commit per row is slow
        try (InsertBatch accounts = new InsertBatch(target, "INSERT INTO OldChannels VALUES (?, ?, ?, ?)");
                InsertBatch details =
                        new InsertBatch(target, "INSERT INTO OldDetails VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
                InsertBatch videos = new InsertBatch(
                        target,
                        "INSERT INTO OldVideos (VideoID, PathHash, ChannelID, Title, Description, Upload, Likes,"
                                + " Dislikes, Whole) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
                InsertBatch problems = new InsertBatch(target, "INSERT INTO OldProblems VALUES (?, ?, ?)")) {
            legacySource.accounts(row -> stagingTables.add(row, accounts, problems));
            legacySource.details(row -> stagingTables.add(row, details, problems));
            legacySource.videos(row -> stagingTables.add(row, videos, problems));
        }
        target.commit();
        target.setAutoCommit(true);
        return stagingTables;
    }

    private void add(LegacyAccount row, InsertBatch accounts, InsertBatch problems) throws SQLException {
        Set<ImportProblem> found = row.problems();
        accounts.add(
                row.id(),
                LegacyText.truncate(LegacyText.orEmpty(row.username()), 100),
                row.passwordHash(),
                isWhole(found));
        for (ImportProblem importProblem : found) {
            problems.add(
                    importProblem.name(),
                    row.id(),
                    "ChannelID " + row.id() + " " + LegacyText.printable(row.username()));
        }
    }

    private void add(LegacyDetails row, InsertBatch details, InsertBatch problems) throws SQLException {
        Set<ImportProblem> found = row.problems();
        detailsNumber++;
        details.add(
                detailsNumber,
                row.channelId(),
                LegacyText.truncate(LegacyText.orEmpty(row.firstName()), 100),
                LegacyText.truncate(LegacyText.orEmpty(row.middleName()), 100),
                LegacyText.truncate(LegacyText.orEmpty(row.lastName()), 100),
                LegacyText.truncate(LegacyText.orEmpty(row.email()), 300),
                row.birth() == null ? null : LegacyText.date(row.birth()),
                isWhole(found));
        for (ImportProblem importProblem : found) {
            problems.add(importProblem.name(), detailsNumber, "ChannelID " + row.channelId());
        }
    }

    private void add(LegacyVideo row, InsertBatch videos, InsertBatch problems) throws SQLException {
        Set<ImportProblem> found = row.problems();
        videos.add(
                row.id(),
                LegacyText.truncate(LegacyText.orEmpty(row.hash()), 100),
                row.channelId(),
                LegacyText.truncate(LegacyText.orEmpty(row.title()), 300),
                LegacyText.orEmpty(row.description()),
                row.uploaded(),
                row.likes(),
                row.dislikes(),
                isWhole(found));
        for (ImportProblem importProblem : found) {
            problems.add(
                    importProblem.name(), row.id(), "VideoID " + row.id() + " " + LegacyText.printable(row.hash()));
        }
    }

    private static boolean isWhole(Set<ImportProblem> problems) {
        return problems.stream().noneMatch(importProblem -> importProblem.fate() == ImportProblem.Fate.SKIPPED);
    }

    /** Records a problem of a video; depending on the problem, the video is not imported. */
    void report(ImportProblem importProblem, StagedVideo video) throws SQLException {
        reportDetail(importProblem, video, "");
    }

    /**
     * Records a problem of a video with an explanation.
     *
     * @param detail the text to append to the description of the video
     */
    void reportDetail(ImportProblem importProblem, StagedVideo video, String detail) throws SQLException {
        String what = "VideoID " + video.id() + " '" + video.hash() + "' " + LegacyText.printable(video.title())
                + " of " + LegacyText.printable(video.owner());
        report(importProblem, video.id(), what + detail);
        if (importProblem.fate() == ImportProblem.Fate.SKIPPED) {
            execute("UPDATE OldVideos SET Whole = FALSE WHERE VideoID = ?", video.id());
        }
    }

    /**
     * Records a problem.
     *
     * @param id the sort key of the example; null to sort by text
     */
    void report(ImportProblem importProblem, @Nullable Long id, String example) throws SQLException {
        execute(
                "INSERT INTO OldProblems VALUES (?, ?, ?)",
                importProblem.name(),
                id,
                LegacyText.truncate(example, 500));
    }

    void storeMetadata(StagedVideo video, long bytes, VideoMetadata metadata) throws SQLException {
        execute(
                "UPDATE OldVideos SET Bytes = ?, DurationMillis = ?, Width = ?, Height = ?, Codec = ? WHERE VideoID = ?",
                bytes,
                metadata.durationMillis(),
                metadata.width(),
                metadata.height(),
                metadata.codec(),
                video.id());
    }

    /** Returns the videos that can be imported, ordered by key. */
    List<StagedVideo> wholeVideos() throws SQLException {
        List<StagedVideo> videos = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT v.VideoID, v.PathHash, v.Title, c.Username FROM OldVideos v JOIN OldChannels c USING (ChannelID)"
                                + " WHERE v.Whole ORDER BY v.VideoID")) {
            while (rows.next()) {
                videos.add(new StagedVideo(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return videos;
    }

    /** Returns the keys of the channels that can be imported. */
    List<Long> wholeChannels() throws SQLException {
        return texts("SELECT ChannelID FROM OldChannels WHERE Whole ORDER BY ChannelID").stream()
                .map(Long::valueOf)
                .toList();
    }

    List<String> texts(String query, Object... parameters) throws SQLException {
        return ImportTargetDatabase.texts(connection, query, parameters);
    }

    long number(String query, Object... parameters) throws SQLException {
        return Long.parseLong(texts(query, parameters).get(0));
    }

    int execute(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
