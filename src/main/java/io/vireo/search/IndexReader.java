package io.vireo.search;

import io.vireo.video.UniversalBody;
import io.vireo.video.VideoEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the index and the rows it leads to, over one connection. */
final class IndexReader {
    private static final String VIDEO = "v.VideoID, " + Microseconds.OF_UPLOAD
            + ", v.Title, %s, v.PathHash, c.Username," + " v.DurationMillis, v.Width, v.Height";
    private static final String CHANNEL = "c.ChannelID, c.Username, c.VideoCount, (SELECT n.PathHash FROM Videos n"
            + " WHERE n.ChannelID = c.ChannelID AND n.Published = 1 ORDER BY n.Upload DESC, n.VideoID DESC LIMIT 1)";

    private final Connection connection;

    IndexReader(Connection connection) {
        this.connection = connection;
    }

    /** What the index has for a word, if it is not more than {@code max} videos and as many channels. */
    Candidates everything(Word word, Scope scope, int max) throws SQLException {
        return candidates(IndexSql.everything(word, scope, max + 1), max);
    }

    /** What is pending, and nothing from the index. */
    Candidates pending(Scope scope) throws SQLException {
        return candidates(IndexSql.pending(scope), 0);
    }

    /** What the index has for a word with one rank, if it is not more than {@code max}. */
    Candidates ranked(Word word, int rank, int max) throws SQLException {
        return candidates(IndexSql.ranked(word, rank, max + 1), max);
    }

    private Candidates candidates(IndexSql sql, int max) throws SQLException {
        List<RankedPosition> places = new ArrayList<>();
        List<Long> pendingVideos = new ArrayList<>();
        List<Long> pendingChannels = new ArrayList<>();
        int channels = 0;
        try (PreparedStatement select = prepare(sql.text(), sql.parameters().toArray());
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int rank = row.getInt(1);
                if (rank == -1) {
                    pendingVideos.add(row.getLong(3));
                } else if (rank == -2) {
                    pendingChannels.add(row.getLong(3));
                } else {
                    places.add(new RankedPosition(rank, row.getLong(2), row.getLong(3)));
                    channels += Rank.isOfChannel(rank) ? 1 : 0;
                }
            }
        }
        boolean complete = channels <= max && places.size() - channels <= max;
        return new Candidates(places, complete, pendingVideos, pendingChannels);
    }

    /** The places after one that the index has with all the words, as whole words, in the title; or the only word elsewhere. */
    List<RankedPosition> whole(List<Word> words, RankedPosition after, int max, String bound) throws SQLException {
        IndexSql sql = IndexSql.whole(words, after, max);
        List<RankedPosition> places = new ArrayList<>();
        try (PreparedStatement select =
                        prepare(bound + sql.text(), sql.parameters().toArray());
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                places.add(new RankedPosition(after.rank(), row.getLong(1), row.getLong(2)));
            }
        }
        return places;
    }

    /** The rows of these places that are there, in the order of the places. */
    List<Document> rowsInOrder(List<RankedPosition> places, boolean withDescription) throws SQLException {
        Map<Long, Document> rows = new HashMap<>();
        rows(places, withDescription).forEach(document -> rows.put(document.key(), document));
        return places.stream()
                .map(RankedPosition::key)
                .filter(rows::containsKey)
                .map(rows::get)
                .toList();
    }

    /** The rows of these places that are there, in no order. */
    List<Document> rows(List<RankedPosition> places, boolean withDescription) throws SQLException {
        List<Long> videos = places.stream()
                .filter(rankedPosition -> !rankedPosition.isChannel())
                .map(RankedPosition::id)
                .toList();
        List<Long> channels = places.stream()
                .filter(RankedPosition::isChannel)
                .map(RankedPosition::id)
                .toList();
        List<Document> rows = new ArrayList<>();
        if (!videos.isEmpty()) {
            rows.addAll(videos(videos, withDescription));
        }
        if (!channels.isEmpty()) {
            rows.addAll(channels(channels));
        }
        return rows;
    }

    /** The published videos among these numbers, in no order. */
    List<Document> videos(List<Long> ids, boolean withDescription) throws SQLException {
        return videos(
                "SELECT " + VIDEO.formatted(withDescription ? "v.Description" : "''")
                        + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$')) i"
                        + " STRAIGHT_JOIN Videos v ON v.VideoID = i.ID"
                        + " STRAIGHT_JOIN Channels c ON c.ChannelID = v.ChannelID WHERE v.Published = 1",
                json(ids));
    }

    /** The published videos after a place, the newest first, whatever they are about. */
    List<Document> newestVideos(RankedPosition after, int max, boolean withDescription, String bound)
            throws SQLException {
        return videos(
                bound + "SELECT " + VIDEO.formatted(withDescription ? "v.Description" : "''")
                        + " FROM Videos v FORCE INDEX (Videos_newest)"
                        + " STRAIGHT_JOIN Channels c ON c.ChannelID = v.ChannelID"
                        + " WHERE v.Published = 1 AND v.Upload <= ? AND (v.Upload < ? OR v.VideoID < ?)"
                        + " ORDER BY v.Upload DESC, v.VideoID DESC LIMIT ?",
                Microseconds.text(after.upload()),
                Microseconds.text(after.upload()),
                after.id(),
                max);
    }

    private List<Document> videos(String sql, Object... parameters) throws SQLException {
        List<Document> rows = new ArrayList<>();
        try (PreparedStatement select = prepare(sql, parameters);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long upload = row.getLong(2);
                String title = row.getString(3);
                UniversalBody body = new VideoEntry(
                                row.getString(6),
                                title,
                                row.getString(5),
                                Microseconds.instant(upload),
                                millis(row, 7),
                                pixels(row, 8),
                                pixels(row, 9))
                        .body();
                rows.add(new Document(false, upload, row.getLong(1), title, row.getString(4), body));
            }
        }
        return rows;
    }

    /** The pool looks for {@code getObject(int, Class)} by reflection each time: a twelfth of a search went there. */
    private static @Nullable Long millis(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Integer pixels(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** The channels among these numbers, in no order. */
    List<Document> channels(List<Long> ids) throws SQLException {
        return channels(
                "SELECT " + CHANNEL + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$')) i"
                        + " STRAIGHT_JOIN Channels c ON c.ChannelID = i.ID",
                json(ids));
    }

    /** The channels after a place, the newest first, whatever their names are. */
    List<Document> newestChannels(RankedPosition after, int max, String bound) throws SQLException {
        return channels(
                bound + "SELECT " + CHANNEL
                        + " FROM Channels c WHERE c.ChannelID < ? ORDER BY c.ChannelID DESC LIMIT ?",
                after.id(),
                max);
    }

    private List<Document> channels(String sql, Object... parameters) throws SQLException {
        List<Document> rows = new ArrayList<>();
        try (PreparedStatement select = prepare(sql, parameters);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String newest = row.getString(4);
                UniversalBody body =
                        UniversalBody.channel(row.getString(2), newest == null ? "" : newest, row.getInt(3));
                rows.add(new Document(true, 0, row.getLong(1), row.getString(2), "", body));
            }
        }
        return rows;
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static String json(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
