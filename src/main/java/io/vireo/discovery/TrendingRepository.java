package io.vireo.discovery;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.tally.Heat;
import io.vireo.video.UniversalBody;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads which videos are hot. */
@Component
class TrendingRepository {
    private static final String HOTTEST = "SELECT t.VideoID, v.ChannelID, t.Heat"
            + " FROM VideoTallies t FORCE INDEX (VideoTallies_heat) STRAIGHT_JOIN Videos v ON v.VideoID = t.VideoID"
            + " STRAIGHT_JOIN Channels c ON c.ChannelID = v.ChannelID WHERE t.Heat > " + Heat.NONE + " AND "
            + UniversalBody.SEARCHABLE_VIDEO + " ORDER BY t.Heat DESC, t.VideoID DESC LIMIT ?";

    /** Of a tag only the newest videos are compared, which bounds the query; heat is mostly about new ones anyway. */
    private static final int NEWEST_OF_TAG = 1000;

    private static final String HOTTEST_OF_TAG = "SELECT t.VideoID, v.ChannelID, t.Heat FROM (SELECT x.VideoID"
            + " FROM VideoTags x WHERE x.TagID = (SELECT g.TagID FROM Tags g WHERE g.Folded = ?) AND x.Shown = 1"
            + " ORDER BY x.Upload DESC, x.VideoID DESC LIMIT " + NEWEST_OF_TAG + ") n"
            + " STRAIGHT_JOIN VideoTallies t ON t.VideoID = n.VideoID STRAIGHT_JOIN Videos v ON v.VideoID = t.VideoID"
            + " STRAIGHT_JOIN Channels c ON c.ChannelID = v.ChannelID WHERE t.Heat > " + Heat.NONE + " AND "
            + UniversalBody.SEARCHABLE_VIDEO + " ORDER BY t.Heat DESC, t.VideoID DESC LIMIT ?";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /** Returns the hottest videos that anybody may find, hottest first. */
    List<Candidate> hottest(int limit) {
        return select(HOTTEST, limit);
    }

    /**
     * Returns the hottest ones of the newest videos with a tag, hottest first.
     *
     * @param tag normalized, see {@link io.vireo.video.TagName#fold}
     */
    List<Candidate> hottestOfTag(String tag, int limit) {
        return select(HOTTEST_OF_TAG, tag, limit);
    }

    private List<Candidate> select(String sql, Object... parameters) {
        try (Connection connection = primary.getConnection()) {
            return Statements.select(
                    connection,
                    row -> new Candidate(row.getLong(1), row.getLong(2), row.getDouble(3)),
                    sql,
                    parameters);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
