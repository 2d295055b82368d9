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
 * The original's rows in temporary tables of the target's connection, where they can be compared by the rules of the target and
 * taken by one statement a table. They end with the connection, however that ends.
 *
 * <p>{@code Whole} says of a row that it can be taken, as far as is known.
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
                    + " Example VARCHAR(300)" + EXACT + "INDEX (Problem, ID))");

    private final Connection connection;
    private long detailsNumber;

    /** A video that can be taken, as far as is known. */
    record Video(long id, String hash) {}

    private StagingTables(Connection connection) {
        this.connection = connection;
    }

    /** Reads the whole original, and notes what is wrong with each row by itself. */
    static StagingTables of(LegacySource legacySource, Connection target) throws SQLException {
        StagingTables stagingTables = new StagingTables(target);
        try (Statement statement = target.createStatement()) {
            statement.execute("SET SESSION wait_timeout = 604800"); // copying takes hours
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        target.setAutoCommit(false); // a commit for each row would take its time
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
                row.id(), LegacyText.cut(LegacyText.orEmpty(row.username()), 100), row.passwordHash(), isWhole(found));
        for (ImportProblem importProblem : found) {
            problems.add(
                    importProblem.name(), row.id(), "ChannelID " + row.id() + " " + LegacyText.shown(row.username()));
        }
    }

    private void add(LegacyDetails row, InsertBatch details, InsertBatch problems) throws SQLException {
        Set<ImportProblem> found = row.problems();
        detailsNumber++;
        details.add(
                detailsNumber,
                row.channelId(),
                LegacyText.cut(LegacyText.orEmpty(row.firstName()), 100),
                LegacyText.cut(LegacyText.orEmpty(row.middleName()), 100),
                LegacyText.cut(LegacyText.orEmpty(row.lastName()), 100),
                LegacyText.cut(LegacyText.orEmpty(row.email()), 300),
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
                LegacyText.cut(LegacyText.orEmpty(row.hash()), 100),
                row.channelId(),
                LegacyText.cut(LegacyText.orEmpty(row.title()), 300),
                LegacyText.orEmpty(row.description()),
                row.uploaded(),
                row.likes(),
                row.dislikes(),
                isWhole(found));
        for (ImportProblem importProblem : found) {
            problems.add(importProblem.name(), row.id(), "VideoID " + row.id() + " " + LegacyText.shown(row.hash()));
        }
    }

    private static boolean isWhole(Set<ImportProblem> problems) {
        return problems.stream().noneMatch(importProblem -> importProblem.fate() == ImportProblem.Fate.LEFT);
    }

    /** Notes a problem of a video; one that is left is not whole any more. */
    void note(ImportProblem importProblem, Video video) throws SQLException {
        note(importProblem, video.id(), "VideoID " + video.id() + " '" + video.hash() + "'");
        if (importProblem.fate() == ImportProblem.Fate.LEFT) {
            execute("UPDATE OldVideos SET Whole = FALSE WHERE VideoID = ?", video.id());
        }
    }

    /** @param id what the examples are sorted by; those without one by their text */
    void note(ImportProblem importProblem, @Nullable Long id, String example) throws SQLException {
        execute("INSERT INTO OldProblems VALUES (?, ?, ?)", importProblem.name(), id, LegacyText.cut(example, 300));
    }

    void keep(Video video, long bytes, VideoMetadata facts) throws SQLException {
        execute(
                "UPDATE OldVideos SET Bytes = ?, DurationMillis = ?, Width = ?, Height = ?, Codec = ? WHERE VideoID = ?",
                bytes,
                facts.durationMillis(),
                facts.width(),
                facts.height(),
                facts.codec(),
                video.id());
    }

    /** The videos that can be taken, in the order of their numbers. */
    List<Video> wholeVideos() throws SQLException {
        List<Video> videos = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT VideoID, PathHash FROM OldVideos WHERE Whole ORDER BY VideoID")) {
            while (rows.next()) {
                videos.add(new Video(rows.getLong(1), rows.getString(2)));
            }
        }
        return videos;
    }

    /** The numbers of the channels that can be taken. */
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
