package io.vireo.discovery;

import io.vireo.platform.database.Statements;
import io.vireo.tally.Heat;
import io.vireo.video.UniversalBody;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads which videos are hot. */
@ApplicationScoped
class TrendingRepository {
    private static final String HOTTEST = "SELECT t.VideoID, v.ChannelID, t.Heat"
            + " FROM VideoTallies t FORCE INDEX (VideoTallies_heat) STRAIGHT_JOIN Videos v ON v.VideoID = t.VideoID"
            + " STRAIGHT_JOIN Channels c ON c.ChannelID = v.ChannelID WHERE t.Heat > " + Heat.NONE + " AND "
            + UniversalBody.SEARCHABLE_VIDEO + " ORDER BY t.Heat DESC, t.VideoID DESC LIMIT ?";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /** Returns the hottest videos that anybody may find, hottest first. */
    List<Candidate> hottest(int limit) {
        try (Connection connection = primary.getConnection()) {
            return Statements.select(
                    connection, row -> new Candidate(row.getLong(1), row.getLong(2), row.getDouble(3)), HOTTEST, limit);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
