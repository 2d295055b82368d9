package io.vireo.inbox;

import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads notices. A notice is there only as long as the recipient may see the video, and as something is left of what it reports: a comment
 * that is shown, a channel that exists, is not suspended and not blocked by the recipient.
 */
@Component
class InboxListRepository {
    /** The maximum length of the text of a comment in a notice. */
    private static final int TEXT = 300;

    private static final String TO_ACTOR =
            " LEFT JOIN Channels c ON c.ChannelID = a.ActorID" + " LEFT JOIN Comments m ON m.CommentID = a.CommentID";

    private static final String IS_SHOWN_ACT = "c.Standing <> 'suspended' AND (a.CommentID = 0 OR m.State = 'shown')"
            + " AND NOT EXISTS (SELECT 1 FROM Blocks b WHERE b.BlockerID = a.ChannelID AND b.BlockedID = a.ActorID)";

    private static final String FROM = " FROM InboxGroups g LEFT JOIN Videos v ON v.VideoID = g.VideoID"
            + " LEFT JOIN Decisions d ON g.Report = 1 AND d.DecisionID = g.SubjectID WHERE g.ChannelID = ?";

    private static final String IS_VISIBLE = " AND IF(g.Kind = 'moderation', g.Report = 0 OR d.DecisionID IS NOT NULL,"
            + " (g.VideoID = 0 OR v.Listed = 1 OR (v.ChannelID = g.ChannelID AND v.Published = 1))"
            + " AND (g.Kind <> 'reply' OR EXISTS"
            + " (SELECT 1 FROM Comments o WHERE o.CommentID = g.SubjectID AND o.State = 'shown'))"
            + " AND EXISTS (SELECT 1 FROM InboxActors a" + TO_ACTOR + " WHERE a.GroupID = g.GroupID AND " + IS_SHOWN_ACT
            + "))";

    private static final String GROUPS =
            "SELECT g.GroupID, g.Kind, g.SubjectID, g.Actors, g.LastAt, g.ReadAt, v.PathHash,"
                    + " v.Title AS VideoTitle, g.Report, COALESCE(d.Kind, g.SubjectKind) AS SubjectKind,"
                    + " COALESCE(d.PublicID, g.PublicID) AS PublicID, COALESCE(d.Title, g.Title) AS Title,"
                    + " COALESCE(d.Action, g.Action) AS Action, g.Reason" + FROM + IS_VISIBLE;

    private static final String IN_INBOX = " AND g.Site = 1";
    private static final String IN_DIGEST = " AND g.ForDigest = 1 AND g.OpenKey = 1";
    private static final String AFTER = " AND g.LastAt <= ? AND (g.LastAt < ? OR g.GroupID < ?)";
    private static final String NEWEST_FIRST = " ORDER BY g.LastAt DESC, g.GroupID DESC LIMIT ?";
    private static final String UNREAD =
            "SELECT COUNT(*), COALESCE((SELECT s.SeenTo FROM InboxStates s WHERE s.ChannelID = ?), 0),"
                    + " COALESCE((SELECT p.Site FROM InboxPreferences p WHERE p.ChannelID = ? AND p.Kind = 'video'), 1)"
                    + " FROM (SELECT 1" + FROM + " AND g.OpenKey = 1" + IN_INBOX + IS_VISIBLE + " LIMIT ?) u";

    private static final String ACTS = "SELECT a.GroupID, a.ActorID, c.Username, a.CommentID, LEFT(m.Text, " + TEXT
            + ") AS Text, COALESCE(" + IS_SHOWN_ACT + ", 0) AS Shown"
            + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID BIGINT PATH '$')) i STRAIGHT_JOIN InboxActors a ON a.GroupID = i.ID"
            + TO_ACTOR + " ORDER BY a.GroupID, a.Created DESC, a.CommentID DESC, a.ActorID DESC";

    /** A notice without those who have acted. Texts are empty where they do not apply. */
    record NoticeRow(
            long id,
            NoticeKind kind,
            long subjectId,
            int actors,
            long lastAt,
            boolean isRead,
            String hash,
            String videoTitle,
            boolean isReport,
            String subjectKind,
            String publicId,
            String title,
            String action,
            String reason) {}

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /**
     * Returns notices of the inbox of a channel, newest first.
     *
     * @param after the time in milliseconds and the key of the notice that precedes all; null for the beginning
     */
    List<NoticeRow> page(long channelId, @Nullable Position after, int limit) {
        return page(IN_INBOX, channelId, after, limit);
    }

    /** Returns notices as {@link #page}, and those that are for mails only. */
    List<NoticeRow> all(long channelId, @Nullable Position after, int limit) {
        return page("", channelId, after, limit);
    }

    private List<NoticeRow> page(String condition, long channelId, @Nullable Position after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(channelId));
        if (after != null) {
            parameters.addAll(List.of(after.time(), after.time(), after.id()));
        }
        parameters.add(limit);
        String sql = GROUPS + condition + (after == null ? "" : AFTER) + NEWEST_FIRST;
        return select(InboxListRepository::notice, sql, parameters.toArray());
    }

    /** Returns the unread notices of a channel that wait for its digest, newest first. */
    List<NoticeRow> digest(long channelId, int limit) {
        return select(InboxListRepository::notice, GROUPS + IN_DIGEST + NEWEST_FIRST, channelId, limit);
    }

    /**
     * What a channel has not read.
     *
     * @param notices the number of its notices
     * @param seenTo new videos up to this time are read; epoch microseconds
     * @param areVideosOnSite whether new videos are entries of the inbox
     */
    record Unread(int notices, long seenTo, boolean areVideosOnSite) {}

    /** Returns what a channel has not read, at most {@code max} notices, by one statement: open pages ask for it again and again. */
    Unread unread(long channelId, int max) {
        return select(
                        row -> new Unread(row.getInt(1), row.getLong(2), row.getBoolean(3)),
                        UNREAD,
                        channelId,
                        channelId,
                        channelId,
                        max)
                .get(0);
    }

    /** Returns the acts that each notice shows, the last one first. */
    Map<Long, List<NoticeAct>> acts(Collection<Long> groupIds) {
        record Row(long groupId, NoticeAct act) {}
        return select(
                        row -> new Row(
                                row.getLong("GroupID"),
                                new NoticeAct(
                                        row.getLong("ActorID"),
                                        text(row, "Username"),
                                        row.getLong("CommentID"),
                                        text(row, "Text"),
                                        row.getInt("Shown") == 1)),
                        ACTS,
                        Statements.json(groupIds))
                .stream()
                .collect(Collectors.groupingBy(Row::groupId, Collectors.mapping(Row::act, Collectors.toList())));
    }

    private static NoticeRow notice(ResultSet row) throws SQLException {
        return new NoticeRow(
                row.getLong("GroupID"),
                NoticeKind.of(row.getString("Kind")),
                row.getLong("SubjectID"),
                row.getInt("Actors"),
                row.getLong("LastAt"),
                row.getObject("ReadAt") != null,
                text(row, "PathHash"),
                text(row, "VideoTitle"),
                row.getBoolean("Report"),
                text(row, "SubjectKind"),
                text(row, "PublicID"),
                text(row, "Title"),
                text(row, "Action"),
                text(row, "Reason"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private <T> List<T> select(Statements.Reading<T> reading, String sql, Object... parameters) {
        try (Connection connection = primary.getConnection()) {
            return Statements.select(connection, reading, sql, parameters);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
