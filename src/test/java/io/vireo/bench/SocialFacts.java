package io.vireo.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Adds ratings, comments, subscriptions and histories to generated channels and videos, and the counters that follow from them. The
 * database computes the rows from their numbers, so the same sizes give the same rows. Secondary indexes are dropped while a table is
 * filled, and built afterwards.
 *
 * <p>For measurements: channel 1 has all channels as subscribers, each {@value #MANY_EVERY}th channel has up to 2,000 subscriptions, video
 * 1 has a tenth of all comments, and channel 2 has a long history.
 */
final class SocialFacts {
    static final int RATINGS_OF_CHANNEL = 200;
    static final int SUBSCRIPTIONS_OF_CHANNEL = 49;
    static final int HISTORY_OF_CHANNEL = 49;
    static final int COMMENTS_OF_CHANNEL = 100;
    static final int MANY_EVERY = 1000;

    private static final int MANY = 2000;
    private static final int LONG_HISTORY = 100_000;
    private static final int TEXTS = 500;
    private static final int ROWS_AT_ONCE = 100_000;
    private static final int VIDEOS_AT_ONCE = 20_000;
    private static final long NOW = System.currentTimeMillis();

    private final Connection database;
    private final int channels;
    private final int videos;

    SocialFacts(Connection database, int channels, int videos) {
        this.database = database;
        this.channels = channels;
        this.videos = videos;
    }

    void insert() throws SQLException {
        execute("SET unique_checks = 0");
        filling("Ratings", this::insertRatings);
        filling("Subscriptions", this::insertSubscriptions);
        filling("WatchHistory", this::insertHistories);
        filling("Comments", this::insertComments);
        filling("CommentRatings", this::insertCommentRatings);
        insertTallies();
        execute("SET unique_checks = 1");
    }

    private interface Filling {
        void run() throws SQLException;
    }

    private void filling(String table, Filling filling) throws SQLException {
        long begin = System.nanoTime();
        List<String> keys = secondaryKeys(table);
        alter(
                table,
                keys.stream()
                        .map(key -> "DROP " + key.replaceFirst(" \\(.*", ""))
                        .toList());
        filling.run();
        alter(table, keys.stream().map(key -> "ADD " + key).toList());
        Generate.print(
                "%,d rows in %s after %d s",
                number("SELECT COUNT(*) FROM " + table), table, (System.nanoTime() - begin) / 1_000_000_000);
    }

    /** Returns the definitions of the indexes of a table that are not unique: {@code KEY `Name` (…)}. */
    private List<String> secondaryKeys(String table) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table)) {
            row.next();
            return row.getString(2)
                    .lines()
                    .filter(line -> line.startsWith("  KEY "))
                    .map(line -> line.strip().replaceFirst(",$", ""))
                    .toList();
        }
    }

    private void alter(String table, List<String> changes) throws SQLException {
        execute("ALTER TABLE " + table + " " + String.join(", ", changes));
    }

    private void insertRatings() throws SQLException {
        String sql = "INSERT IGNORE INTO Ratings (ChannelID, VideoID, Rating, Rated) SELECT c.seq, "
                + spread("videos", "k.seq", RATINGS_OF_CHANNEL, "1") + ", IF(" + uniform("'r'", "c.seq", "k.seq")
                + " < 0.96, 1, -1), " + past("c.seq", "k.seq") + " FROM {from} c STRAIGHT_JOIN seq_1_to_"
                + RATINGS_OF_CHANNEL + " k";
        ofChannels(sql, RATINGS_OF_CHANNEL);
    }

    private void insertSubscriptions() throws SQLException {
        String columns = "INSERT IGNORE INTO Subscriptions (SubscriberID, ChannelID, Bell, Since) SELECT c.seq, ";
        ofChannels(
                columns + "IF(k.seq = 1, 1, " + spread("channels", "k.seq", SUBSCRIPTIONS_OF_CHANNEL, "2")
                        + "), k.seq % 20 = 0, " + past("c.seq", "k.seq") + " FROM {from} c STRAIGHT_JOIN seq_1_to_"
                        + SUBSCRIPTIONS_OF_CHANNEL + " k WHERE c.seq > 1 AND c.seq % " + MANY_EVERY + " > 0",
                SUBSCRIPTIONS_OF_CHANNEL);
        int many = Math.min(MANY, channels / 2);
        execute((columns + "1 + (c.seq + k.seq * " + channels / many + ") % {channels}, 0, " + past("c.seq", "k.seq")
                        + " FROM seq_" + MANY_EVERY + "_to_{channels}_step_" + MANY_EVERY
                        + " c STRAIGHT_JOIN seq_1_to_" + many + " k")
                .replace("{channels}", Integer.toString(channels)));
        database.commit();
    }

    private void insertHistories() throws SQLException {
        String insert = "INSERT IGNORE INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched) SELECT ";
        String watched = ", 5000, k.seq % 3 = 0, " + past("'h'", "k.seq");
        ofChannels(
                insert + "c.seq, {videos} + 1 - " + spread("videos", "k.seq", HISTORY_OF_CHANNEL, "1.5") + watched
                        + " FROM {from} c STRAIGHT_JOIN seq_1_to_" + HISTORY_OF_CHANNEL + " k WHERE c.seq <> 2",
                HISTORY_OF_CHANNEL);
        execute(insert + "2, k.seq" + watched + " FROM seq_1_to_" + Math.min(LONG_HISTORY, videos) + " k");
        database.commit();
    }

    /** Of ten comments in a row the first begins a thread and the last three are its replies; a few are held or deleted. */
    private void insertComments() throws SQLException {
        insertTexts();
        String thread = "(10 * FLOOR((n.seq - 1) / 10) + 1)";
        String isReply = "(n.seq - 1) % 10 >= 7";
        String video = "IF({u} < 0.1, 1, 1 + FLOOR({videos} * POW(({u} - 0.1) / 0.9, 2)))"
                .replace("{u}", uniform("'c'", "IF(" + isReply + ", " + thread + ", n.seq)"));
        String isDeleted = "n.seq % 200 = 1";
        String isHeld = "n.seq % 100 = 5";
        String isAnswered = "n.seq % 10 = 1";
        String sql = "INSERT INTO Comments (CommentID, VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created,"
                + " State, Likes, Replies, Children) SELECT STRAIGHT_JOIN n.seq, v.VideoID, v.ChannelID, IF(" + isReply
                + ", "
                + thread + ", 0), IF(" + isReply + ", " + thread + ", 0), IF(" + isDeleted
                + ", NULL, 1 + FLOOR({channels} * "
                + uniform("'a'", "n.seq") + ")), IF(" + isDeleted + ", '', t.Text), " + NOW
                + " - 1000 * ({comments} - n.seq), IF(" + isDeleted + ", 'deleted', IF(" + isHeld
                + ", 'held', 'shown')), IF(" + isDeleted + ", 0, {likes}), 3 * (" + isAnswered + "), 3 * (" + isAnswered
                + ") FROM {from} n JOIN Videos v ON v.VideoID = " + video
                + " JOIN CommentTexts t ON t.Number = n.seq % " + TEXTS;
        slices(sql.replace("{likes}", likes("n.seq")), comments(), ROWS_AT_ONCE);
        execute("DROP TEMPORARY TABLE CommentTexts");
    }

    private void insertTexts() throws SQLException {
        execute(
                "CREATE TEMPORARY TABLE CommentTexts (Number INT PRIMARY KEY, Text VARCHAR(5000)) DEFAULT CHARSET utf8mb4");
        Titles titles = new Titles(new SplittableRandom(1));
        try (PreparedStatement text = database.prepareStatement("INSERT INTO CommentTexts VALUES (?, ?)")) {
            for (int i = 0; i < TEXTS; i++) {
                text.setInt(1, i);
                text.setString(2, titles.title() + " " + titles.description());
                text.addBatch();
            }
            text.executeBatch();
        }
    }

    private void insertCommentRatings() throws SQLException {
        slices(
                "INSERT INTO CommentRatings (ChannelID, CommentID, Rated) SELECT 1 + (n.seq * 7919 + k.seq) % {channels},"
                        + " n.seq, " + past("n.seq", "k.seq")
                        + " FROM {from} n STRAIGHT_JOIN seq_1_to_12 k WHERE n.seq % 200"
                        + " <> 1 AND n.seq % 100 <> 5 AND k.seq <= " + likes("n.seq"),
                comments(),
                ROWS_AT_ONCE);
    }

    /** Returns the number of likes of a comment: of each fifth up to 11, mostly few. */
    private static String likes(String number) {
        return "IF(" + number + " % 5 = 1, FLOOR(12 * POW(" + uniform("'l'", number) + ", 4)), 0)";
    }

    private void insertTallies() throws SQLException {
        String range = " WHERE {key} BETWEEN {first} AND {last} ";
        String videoRange = range.replace("{key}", "VideoID");
        slices(
                "REPLACE INTO VideoTallies (VideoID, Likes, Dislikes, Comments, Views, Heat) SELECT v.VideoID,"
                        + " COALESCE(r.Likes, 0), COALESCE(r.Dislikes, 0), COALESCE(c.Comments, 0),"
                        + " 20 * COALESCE(r.Likes, 0), LOG2(8 + 8 * COALESCE(r.Likes, 0))"
                        + " + UNIX_TIMESTAMP(v.Upload) / 86400 FROM Videos v LEFT JOIN (SELECT VideoID, SUM(Rating = 1)"
                        + " AS Likes, SUM(Rating = -1) AS Dislikes FROM Ratings" + videoRange + "GROUP BY VideoID) r"
                        + " USING (VideoID) LEFT JOIN (SELECT VideoID, SUM(State = 'shown') AS Comments FROM Comments"
                        + videoRange + "GROUP BY VideoID) c USING (VideoID)" + range.replace("{key}", "v.VideoID"),
                videos,
                VIDEOS_AT_ONCE);
        slices(
                "REPLACE INTO ChannelTallies (ChannelID, Subscribers) SELECT ChannelID, COUNT(*) FROM Subscriptions"
                        + range.replace("{key}", "ChannelID") + "GROUP BY ChannelID",
                channels,
                VIDEOS_AT_ONCE);
    }

    private int comments() {
        return channels * COMMENTS_OF_CHANNEL;
    }

    /** Runs a statement for slices of the channels, each of which gets some rows. */
    private void ofChannels(String sql, int rowsOfChannel) throws SQLException {
        slices(sql, channels, ROWS_AT_ONCE / rowsOfChannel);
    }

    /** Runs a statement for slices of the numbers from 1, each in a transaction. */
    private void slices(String sql, int last, int size) throws SQLException {
        String text = sql.replace("{videos}", Integer.toString(videos))
                .replace("{channels}", Integer.toString(channels))
                .replace("{comments}", Integer.toString(comments()));
        for (int from = 1; from <= last; from += size) {
            String to = Integer.toString(Math.min(last, from + size - 1));
            execute(text.replace("{from}", "seq_" + from + "_to_" + to)
                    .replace("{first}", Integer.toString(from))
                    .replace("{last}", to));
            database.commit();
        }
    }

    /** Returns the key of the k-th of some different videos or channels for the channel {@code c.seq}; small keys are more frequent. */
    private static String spread(String what, String k, int count, String power) {
        return "1 + FLOOR({" + what + "} * POW((" + k + " - 1 + " + uniform("'" + what + "'", "c.seq", k) + ") / "
                + count + ", " + power + "))";
    }

    /** Returns a time within the last 100 days, in epoch milliseconds. */
    private static String past(String... numbers) {
        List<String> all = new ArrayList<>(List.of(numbers));
        all.add("'t'");
        return NOW + " - FLOOR(8640000000 * " + uniform(all.toArray(String[]::new)) + ")";
    }

    /** Returns a number from 0 to 1, 1 excluded, that follows from some values. */
    private static String uniform(String... values) {
        return "(CRC32(CONCAT_WS(' ', " + String.join(", ", values) + ")) / 4294967296)";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
