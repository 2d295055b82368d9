package io.vireo.rating;

import io.vireo.pagination.NewestFirstPages.Dated;
import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBody.Kind;
import io.vireo.video.VideoAccess;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the videos that a channel likes. */
@Component
class LikedVideoRepository {
    private static final String LIKED = "SELECT r.Rated AS rated, r.VideoID AS id, " + Kind.LISTED_VIDEO.columns()
            + " FROM Ratings r STRAIGHT_JOIN Videos v ON v.VideoID = r.VideoID" + UniversalBody.JOINS
            + " WHERE r.ChannelID = ? AND r.Rating = 1 AND (" + VideoAccess.IS_LISTED
            + " OR (v.ChannelID = r.ChannelID AND v.Published AND v.Blocked = 0))";
    private static final String AFTER = " AND (r.Rated < ? OR (r.Rated = ? AND r.VideoID < ?))";
    private static final String ORDER = " ORDER BY r.Rated DESC, r.VideoID DESC LIMIT ?";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /** Returns at most {@code limit} videos, the last liked first: listed ones, and those of the channel itself. */
    List<Dated<UniversalBody>> page(long channelId, @Nullable Position after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(channelId));
        if (after != null) {
            parameters.addAll(List.of(after.time(), after.time(), after.id()));
        }
        parameters.add(limit);
        String sql = LIKED + (after == null ? "" : AFTER) + ORDER;
        try (Connection connection = primary.getConnection()) {
            return Statements.select(
                    connection,
                    row -> new Dated<>(
                            new Position(row.getLong("rated"), row.getLong("id")), Kind.LISTED_VIDEO.read(row)),
                    sql,
                    parameters.toArray());
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
