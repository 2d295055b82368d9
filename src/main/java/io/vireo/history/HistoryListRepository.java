package io.vireo.history;

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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the history as entries of lists. */
@Component
class HistoryListRepository {
    private static final String WATCHED = "SELECT h.Watched AS watched, h.VideoID AS id, h.PositionMillis AS millis,"
            + " h.Done AS done, " + Kind.LISTED_VIDEO.columns()
            + " FROM WatchHistory h STRAIGHT_JOIN Videos v ON v.VideoID = h.VideoID" + UniversalBody.JOINS
            + " WHERE h.ChannelID = ? AND (" + VideoAccess.IS_LISTED
            + " OR (v.ChannelID = h.ChannelID AND v.Published AND v.Blocked = 0))";
    private static final String TITLED = " AND LOCATE(?, v.Title) > 0";
    private static final String AFTER = " AND (h.Watched < ? OR (h.Watched = ? AND h.VideoID < ?))";
    private static final String ORDER = " ORDER BY h.Watched DESC, h.VideoID DESC LIMIT ?";
    private static final String POSITIONS = "SELECT v.PathHash, h.PositionMillis, h.Done FROM Videos v"
            + " STRAIGHT_JOIN WatchHistory h ON h.ChannelID = ? AND h.VideoID = v.VideoID WHERE v.PathHash IN (";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /**
     * Returns at most {@code limit} videos, the last watched first: listed ones, and those of the channel itself.
     *
     * @param title a part of the titles, regardless of case; empty for all
     */
    List<Dated<UniversalBody>> page(long channelId, String title, @Nullable Position after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(channelId));
        if (!title.isEmpty()) {
            parameters.add(title);
        }
        if (after != null) {
            parameters.addAll(List.of(after.time(), after.time(), after.id()));
        }
        parameters.add(limit);
        String sql = WATCHED + (title.isEmpty() ? "" : TITLED) + (after == null ? "" : AFTER) + ORDER;
        try (Connection connection = primary.getConnection()) {
            return Statements.select(
                    connection,
                    row -> new Dated<>(
                            new Position(row.getLong("watched"), row.getLong("id")),
                            Kind.LISTED_VIDEO
                                    .read(row)
                                    .with(HistoryKeys.of(
                                            WatchedPosition.of(row.getLong("millis"), row.getBoolean("done"))))),
                    sql,
                    parameters.toArray());
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Returns the positions of a channel in videos by their hash paths, without those that it has not watched. */
    Map<String, WatchedPosition> positions(long channelId, Collection<String> hashes) {
        Map<String, WatchedPosition> positions = new HashMap<>();
        if (hashes.isEmpty()) {
            return positions;
        }
        List<Object> parameters = new ArrayList<>(List.of(channelId));
        parameters.addAll(hashes);
        String sql = POSITIONS + String.join(", ", Collections.nCopies(hashes.size(), "?")) + ")";
        try (Connection connection = primary.getConnection()) {
            Statements.select(
                    connection,
                    row -> positions.put(row.getString(1), WatchedPosition.of(row.getLong(2), row.getBoolean(3))),
                    sql,
                    parameters.toArray());
            return positions;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
