package io.vireo.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Adds the words of pending videos and channels to the index (docs/decisions/0040-search-index.md), in batches. Each call runs in the
 * transaction of its connection and does not commit. Rows that another node has locked are skipped. An instance must not be used after a
 * failure.
 */
final class IndexWriter {
    private static final int MAX_KNOWN = 100_000;

    /** Forces lookups by primary key: for a small table the optimizer would scan all rows and wait for the locks of other transactions. */
    private static final String OF =
            "JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$')) i STRAIGHT_JOIN %s r FORCE INDEX (PRIMARY) ON i.ID = r.";

    private static final String VIDEO_CHECKSUM = "CRC32(Title) + 2 * CRC32(Description) + 4 * TO_SECONDS(Upload)";
    private static final String CHANNEL_CHECKSUM = "CRC32(Username)";

    private static final Comparator<Ending> IN_ORDER =
            Comparator.comparing(Ending::text).thenComparing(Ending::word);

    /** Words whose suffixes are known to be stored, so that a long run does not insert them repeatedly. */
    private final Set<String> known = new HashSet<>();

    private record Ending(String text, String word) {}

    /**
     * A video or channel and its words.
     *
     * @param fields the key of each word, with 0 if it occurs in the title or username, 1 if only in the description
     */
    private record Entry(long id, long upload, Map<String, Integer> fields) {
        void add(Word word, int field) {
            fields.putIfAbsent(word.key(), field);
        }
    }

    /**
     * Indexes at most {@code max} pending videos.
     *
     * @return the number of indexed videos
     */
    int videos(Connection connection, int max) throws SQLException {
        List<Entry> entries = entries(
                connection,
                "SELECT VideoID, " + Microseconds.OF_UPLOAD + ", Title, Description FROM Videos"
                        + " WHERE SearchPending = 1 ORDER BY VideoID LIMIT ? FOR UPDATE SKIP LOCKED",
                max);
        if (entries.isEmpty()) {
            return 0;
        }
        execute(connection, "DELETE r FROM " + OF.formatted("VideoWords") + "VideoID", entries);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO VideoWords (VideoID, Word, Place, Upload) VALUES (?, ?, ?, ?)")) {
            for (Entry entry : entries) {
                for (Map.Entry<String, Integer> word : entry.fields().entrySet()) {
                    insert.setLong(1, entry.id());
                    insert.setString(2, word.getKey());
                    insert.setInt(3, word.getValue());
                    insert.setLong(4, entry.upload());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        execute(
                connection,
                "UPDATE " + OF.formatted("Videos") + "VideoID SET r.SearchMark = " + VIDEO_CHECKSUM,
                entries);
        return entries.size();
    }

    /**
     * Indexes at most {@code max} pending channels.
     *
     * @return the number of indexed channels
     */
    int channels(Connection connection, int max) throws SQLException {
        List<Entry> entries = entries(
                connection,
                "SELECT ChannelID, 0, Username, '' FROM Channels"
                        + " WHERE SearchPending = 1 ORDER BY ChannelID LIMIT ? FOR UPDATE SKIP LOCKED",
                max);
        if (entries.isEmpty()) {
            return 0;
        }
        execute(connection, "DELETE r FROM " + OF.formatted("ChannelWords") + "ChannelID", entries);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO ChannelWords (ChannelID, Word) VALUES (?, ?)")) {
            for (Entry entry : entries) {
                for (String word : entry.fields().keySet()) {
                    insert.setLong(1, entry.id());
                    insert.setString(2, word);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        execute(
                connection,
                "UPDATE " + OF.formatted("Channels") + "ChannelID SET r.SearchMark = " + CHANNEL_CHECKSUM,
                entries);
        return entries.size();
    }

    /** Reads and locks pending rows, and inserts the missing suffixes of their words. */
    private List<Entry> entries(Connection connection, String pending, int max) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        Set<Ending> endings = new TreeSet<>(IN_ORDER);
        Set<String> words = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(pending)) {
            select.setInt(1, max);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Entry entry = new Entry(row.getLong(1), row.getLong(2), new TreeMap<>());
                    for (int field = 0; field <= 1; field++) {
                        for (Word word : Word.in(TextNormalizer.fold(row.getString(3 + field)))) {
                            entry.add(word, field);
                            if (!word.exact() && !known.contains(word.text()) && words.add(word.text())) {
                                word.endings().forEach(ending -> endings.add(new Ending(ending, word.key())));
                            }
                        }
                    }
                    entries.add(entry);
                }
            }
        }
        insert(connection, endings);
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
        known.addAll(words);
        return entries;
    }

    /** Inserts in a fixed order, to prevent deadlocks between nodes. */
    private static void insert(Connection connection, Set<Ending> endings) throws SQLException {
        if (endings.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT IGNORE INTO WordEndings (Ending, Word) VALUES (?, ?)")) {
            for (Ending ending : endings) {
                insert.setString(1, ending.text());
                insert.setString(2, ending.word());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(Connection connection, String sql, List<Entry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(
                    1,
                    entries.stream()
                            .map(entry -> String.valueOf(entry.id()))
                            .collect(Collectors.joining(",", "[", "]")));
            statement.executeUpdate();
        }
    }
}
