package io.vireo.discovery;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.UniversalBody;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Reads candidates for related videos, by bounded ranges of indexes. */
@Component
class RelatedRepository {
    /** The number of tags, rarest first, whose videos are candidates. */
    static final int TAGS = 6;

    private static final int OF_TAG = 50;
    private static final int OF_CHANNEL = 50;

    private static final String RAREST =
            "SELECT t.TagID, t.Uses FROM VideoTags x STRAIGHT_JOIN Tags t ON t.TagID = x.TagID"
                    + " WHERE x.VideoID = ? ORDER BY t.Uses, t.TagID LIMIT " + TAGS;
    private static final String NEWEST_OF_TAG = "SELECT x.VideoID FROM VideoTags x"
            + " WHERE x.TagID = ? AND x.Shown = 1 ORDER BY x.Upload DESC, x.VideoID DESC LIMIT " + OF_TAG;
    private static final String NEWEST_OF_CHANNEL = "SELECT v.VideoID FROM Videos v"
            + " WHERE v.ChannelID = ? AND v.Listed = 1 ORDER BY v.Upload DESC, v.VideoID DESC LIMIT " + OF_CHANNEL;
    private static final String VIDEOS = "SELECT v.VideoID, v.ChannelID, v.Title, COALESCE(t.Heat, 0) AS heat"
            + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$')) i STRAIGHT_JOIN Videos v ON v.VideoID = i.ID"
            + UniversalBody.JOINS + " WHERE ";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /** A tag of the video. */
    record Tag(long id, long uses) {}

    /** A video with what its relation to another one depends on. */
    record Row(long id, long channelId, String title, double heat) {}

    /** Returns the rarest tags of a video. */
    List<Tag> tags(long videoId) {
        return select(row -> new Tag(row.getLong(1), row.getLong(2)), RAREST, videoId);
    }

    /** Returns the keys of the newest videos of a tag, some of which may be blocked. */
    List<Long> newestOfTag(long tagId) {
        return select(row -> row.getLong(1), NEWEST_OF_TAG, tagId);
    }

    List<Long> newestOfChannel(long channelId) {
        return select(row -> row.getLong(1), NEWEST_OF_CHANNEL, channelId);
    }

    /** Returns those of the videos that anybody may find. */
    List<Row> videos(Collection<Long> ids) {
        return select(RelatedRepository::row, VIDEOS + UniversalBody.SEARCHABLE_VIDEO, Statements.json(ids));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), row.getLong(2), row.getString(3), row.getDouble(4));
    }

    private <T> List<T> select(Statements.Reading<T> reading, String sql, Object parameter) {
        try (Connection connection = primary.getConnection()) {
            return Statements.select(connection, reading, sql, parameter);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
