package io.vireo.video.tag;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.VideoAccess;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Finds tags by their beginning. */
@Component
class TagSuggestionRepository {
    /** The number of tags of the whole site, most used first, of which those with the prefix are candidates. */
    private static final int MOST_USED = 2000;

    /** The number of tags with the prefix, in alphabetical order, that are candidates besides. */
    private static final int NEAREST = 500;

    /** The number of candidates of which it is checked whether a listed video has them. */
    private static final int CHECKED = 50;

    /** Sorts after every other character. */
    private static final String LAST = "\uDBFF\uDFFF";

    private static final String COLUMNS = "SELECT TagID, Name, Folded, Uses FROM Tags";
    private static final String SUGGESTED = "SELECT c.Name FROM (SELECT * FROM ((" + COLUMNS
            + " FORCE INDEX (Tags_uses) ORDER BY Uses DESC, TagID LIMIT " + MOST_USED + ") UNION (" + COLUMNS
            + " FORCE INDEX (Tags_folded) WHERE Folded >= ? AND Folded < ? ORDER BY Folded LIMIT " + NEAREST + ")) b"
            + " WHERE b.Folded >= ? AND b.Folded < ? ORDER BY b.Uses DESC, b.Folded LIMIT " + CHECKED + ") c"
            + " WHERE EXISTS (SELECT 1 FROM VideoTags x STRAIGHT_JOIN Videos v ON v.VideoID = x.VideoID"
            + " WHERE x.TagID = c.TagID AND x.Shown = 1 AND " + VideoAccess.IS_LISTED + ")"
            + " ORDER BY c.Uses DESC, c.Folded LIMIT ?";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /**
     * Returns tags of listed videos, most used first.
     *
     * @param prefix normalized; empty for all tags
     */
    List<String> suggest(String prefix, int limit) {
        String end = prefix + LAST;
        try (Connection connection = primary.getConnection()) {
            return Statements.select(connection, row -> row.getString(1), SUGGESTED, prefix, end, prefix, end, limit);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
