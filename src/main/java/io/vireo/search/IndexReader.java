package io.vireo.search;

import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBody.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the index and the indexed rows over one connection. */
final class IndexReader {
    private static final String VIDEO = Kind.LISTED_VIDEO.columns() + ", v.VideoID AS id, " + Microseconds.OF_UPLOAD
            + " AS micros, %s AS described";
    private static final String CHANNEL = Kind.CHANNEL.columns() + ", c.ChannelID AS id";

    private final Connection connection;

    IndexReader(Connection connection) {
        this.connection = connection;
    }

    /** Returns the entries of a word, truncated if there are more than {@code max} videos or more than {@code max} channels. */
    Candidates entries(Word word, Scope scope, int max) throws SQLException {
        return candidates(IndexSql.entries(word, scope, max + 1), max);
    }

    /** Returns the pending rows only. */
    Candidates pending(Scope scope) throws SQLException {
        return candidates(IndexSql.pending(scope), 0);
    }

    /** Returns the entries of a word with one rank, truncated if there are more than {@code max}. */
    Candidates ranked(Word word, int rank, int max) throws SQLException {
        return candidates(IndexSql.ranked(word, rank, max + 1), max);
    }

    private Candidates candidates(IndexSql sql, int max) throws SQLException {
        List<RankedPosition> positions = new ArrayList<>();
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
                    positions.add(new RankedPosition(rank, row.getLong(2), row.getLong(3)));
                    channels += Rank.isOfChannel(rank) ? 1 : 0;
                }
            }
        }
        boolean complete = channels <= max && positions.size() - channels <= max;
        return new Candidates(positions, complete, pendingVideos, pendingChannels);
    }

    /**
     * Returns positions at which all words match as whole words in the title; with a single word also in the other texts.
     *
     * @param after the position to continue after
     * @param max the maximum number of positions
     * @param bound see {@link Deadline#bound}
     */
    List<RankedPosition> wholeWords(List<Word> words, RankedPosition after, int max, String bound) throws SQLException {
        IndexSql sql = IndexSql.wholeWords(words, after, max);
        List<RankedPosition> positions = new ArrayList<>();
        try (PreparedStatement select =
                        prepare(bound + sql.text(), sql.parameters().toArray());
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                positions.add(new RankedPosition(after.rank(), row.getLong(1), row.getLong(2)));
            }
        }
        return positions;
    }

    /** Returns the existing rows of the positions, in their order. */
    List<Document> rowsInOrder(List<RankedPosition> positions, boolean withDescription) throws SQLException {
        Map<Long, Document> rows = new HashMap<>();
        rows(positions, withDescription).forEach(document -> rows.put(document.key(), document));
        return positions.stream()
                .map(RankedPosition::key)
                .filter(rows::containsKey)
                .map(rows::get)
                .toList();
    }

    /** Returns the existing rows of the positions, in no particular order. */
    List<Document> rows(List<RankedPosition> positions, boolean withDescription) throws SQLException {
        List<Long> videos = positions.stream()
                .filter(position -> !position.isChannel())
                .map(RankedPosition::id)
                .toList();
        List<Long> channels = positions.stream()
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

    /** Returns the published videos with the given keys, in no particular order. */
    List<Document> videos(List<Long> ids, boolean withDescription) throws SQLException {
        return videos(
                "SELECT " + VIDEO.formatted(withDescription ? "v.Description" : "''")
                        + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$')) i"
                        + " STRAIGHT_JOIN Videos v ON v.VideoID = i.ID" + UniversalBody.JOINS
                        + " WHERE v.Published = 1 AND " + UniversalBody.SEARCHABLE_VIDEO,
                json(ids));
    }

    /** Returns the published videos after a position, newest first, regardless of the query. */
    List<Document> newestVideos(RankedPosition after, int max, boolean withDescription, String bound)
            throws SQLException {
        return videos(
                bound + "SELECT " + VIDEO.formatted(withDescription ? "v.Description" : "''")
                        + " FROM Videos v FORCE INDEX (Videos_newest)" + UniversalBody.JOINS
                        + " WHERE v.Published = 1 AND " + UniversalBody.SEARCHABLE_VIDEO
                        + " AND v.Upload <= ? AND (v.Upload < ? OR v.VideoID < ?)"
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
                UniversalBody video = Kind.LISTED_VIDEO.read(row);
                rows.add(new Document(
                        false,
                        row.getLong("micros"),
                        row.getLong("id"),
                        video.title(),
                        row.getString("described"),
                        video));
            }
        }
        return rows;
    }

    /** Returns the channels with the given keys, in no particular order. */
    List<Document> channels(List<Long> ids) throws SQLException {
        return channels(
                "SELECT " + CHANNEL + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$')) i"
                        + " STRAIGHT_JOIN Channels c ON c.ChannelID = i.ID WHERE " + UniversalBody.SEARCHABLE_CHANNEL,
                json(ids));
    }

    /** Returns the channels after a position, newest first, regardless of the query. */
    List<Document> newestChannels(RankedPosition after, int max, String bound) throws SQLException {
        return channels(
                bound + "SELECT " + CHANNEL + " FROM Channels c WHERE " + UniversalBody.SEARCHABLE_CHANNEL
                        + " AND c.ChannelID < ? ORDER BY c.ChannelID DESC LIMIT ?",
                after.id(),
                max);
    }

    private List<Document> channels(String sql, Object... parameters) throws SQLException {
        List<Document> rows = new ArrayList<>();
        try (PreparedStatement select = prepare(sql, parameters);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                UniversalBody channel = Kind.CHANNEL.read(row);
                rows.add(new Document(true, 0, row.getLong("id"), channel.channel(), "", channel));
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
