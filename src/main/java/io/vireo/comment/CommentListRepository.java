package io.vireo.comment;

import io.vireo.comment.CommentOrder.Position;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.annotation.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of comments. Each query reads one range of an index in the order of the list. Comments of deleted videos are in no list;
 * those of deleted and suspended channels keep their place for their replies only.
 *
 * <p>Each method is one query, which needs no transaction.
 */
@Component
@Transactional(TxType.SUPPORTS)
class CommentListRepository {
    /** Parameter 1 is the caller; 0 for none. */
    private static final String VIEWS = "SELECT STRAIGHT_JOIN " + CommentRepository.COLUMNS
            + ", v.PathHash, a.Username, COALESCE(a.Standing = 'suspended', 0) + 0, r.CommentID IS NOT NULL"
            + " FROM Comments c %s JOIN Videos v ON v.VideoID = c.VideoID"
            + " LEFT JOIN Channels a ON a.ChannelID = c.ChannelID"
            + " LEFT JOIN CommentRatings r ON r.ChannelID = ?1 AND r.CommentID = c.CommentID WHERE ";

    private static final String HAS_AUTHOR = "a.Standing <> 'suspended'";

    /** A comment without a visible author is in the list if it has replies. */
    private static final String IN_LIST = "c.Listed = 1 AND (" + HAS_AUTHOR + " OR c.Replies > 0)";

    private static final String IS_NOT_BLOCKED =
            " AND NOT EXISTS (SELECT 1 FROM Blocks b WHERE b.BlockerID = ?1 AND b.BlockedID = c.ChannelID)";

    private static final Pattern NUMBERED_PARAMETER = Pattern.compile("\\?\\d");

    private static final int VIEW_COLUMNS = CommentRepository.COLUMN_COUNT + 4;

    private static final String OF_THREAD = " AND c.VideoID = ?2 AND c.ThreadID = ?3";

    @PersistenceContext
    EntityManager entities;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /**
     * A list of the comments of a video.
     *
     * @param callerId the key of the caller's channel; 0 for none
     * @param threadId the thread whose replies are listed; 0 for the list of threads
     * @param seesBlocked whether the list includes the comments of channels that the caller blocks
     */
    record ListQuery(long callerId, long videoId, long threadId, CommentOrder order, boolean seesBlocked) {}

    /**
     * Returns at most {@code limit} comments that everybody sees, after a position; null for the beginning. A prepared statement over JDBC,
     * as in the catalogue: each watch page reads such a page.
     */
    List<CommentView> page(ListQuery list, @Nullable Position after, int limit) {
        String sql = VIEWS.formatted("FORCE INDEX (" + list.order().index() + ")")
                + IN_LIST
                + (list.seesBlocked() ? "" : IS_NOT_BLOCKED)
                + OF_THREAD
                + end(list, after, limit);
        Object[] parameters = list.seesBlocked()
                ? new Object[] {list.callerId(), list.videoId(), list.threadId()}
                : new Object[] {list.callerId(), list.callerId(), list.videoId(), list.threadId()};
        try (Connection connection = primary.getConnection()) {
            return Statements.select(
                    connection,
                    row -> view(columns(row)),
                    NUMBERED_PARAMETER.matcher(sql).replaceAll("?"),
                    parameters);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static Object[] columns(ResultSet row) throws SQLException {
        Object[] columns = new Object[VIEW_COLUMNS];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = row.getObject(i + 1);
        }
        return columns;
    }

    /** As {@link #page}, but the comments of the caller that are held for review and not in that list. */
    List<CommentView> ownHeld(ListQuery list, @Nullable Position after, int limit) {
        // an index in the order of the list would read all comments of the video that are not listed
        return views(query(
                        "FORCE INDEX (Comments_of_channel)",
                        "c.ChannelID = ?1 AND c.State = 'held' AND c.Listed = 0" + OF_THREAD + end(list, after, limit))
                .setParameter(1, list.callerId())
                .setParameter(2, list.videoId())
                .setParameter(3, list.threadId()));
    }

    private static String end(ListQuery list, @Nullable Position after, int limit) {
        return list.order().after(after) + list.order().orderBy() + " LIMIT " + limit;
    }

    /** Returns a comment of an existing video, in any state. */
    Optional<CommentView> find(long callerId, long id) {
        return views(query("", "c.CommentID = ?2").setParameter(1, callerId).setParameter(2, id)).stream()
                .findFirst();
    }

    /** Returns at most {@code limit} held comments on the videos of a channel, with greater keys than {@code after}, oldest first. */
    List<Numbered<CommentView>> heldFor(long ownerId, long after, int limit) {
        return numbered(views(query(
                        "",
                        "c.HeldFor = ?2 AND c.CommentID > ?3 AND " + HAS_AUTHOR + " ORDER BY c.CommentID LIMIT "
                                + limit)
                .setParameter(1, ownerId)
                .setParameter(2, ownerId)
                .setParameter(3, after)));
    }

    /**
     * Returns at most {@code limit} comments in a state, with smaller keys than {@code before}, newest first.
     *
     * @param channelId the author; 0 for all
     */
    List<Numbered<CommentView>> inState(CommentState state, long channelId, long before, int limit) {
        String author = channelId == 0 ? "a.ChannelID IS NOT NULL" : "c.ChannelID = " + channelId;
        return numbered(views(query(
                        "",
                        "c.State = ?2 AND c.CommentID < ?3 AND " + author + " ORDER BY c.CommentID DESC LIMIT " + limit)
                .setParameter(1, 0)
                .setParameter(2, state.key())
                .setParameter(3, before)));
    }

    /** Returns at most {@code limit} comments of a channel in a state, with greater keys than {@code after}, for the export of its data. */
    List<CommentView> ownInState(long channelId, CommentState state, long after, int limit) {
        return views(
                query("", "c.ChannelID = ?1 AND c.State = ?2 AND c.CommentID > ?3 ORDER BY c.CommentID LIMIT " + limit)
                        .setParameter(1, channelId)
                        .setParameter(2, state.key())
                        .setParameter(3, after));
    }

    private Query query(String index, String condition) {
        return entities.createNativeQuery(VIEWS.formatted(index) + condition);
    }

    private static List<CommentView> views(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(CommentListRepository::view)
                .toList();
    }

    private static CommentView view(Object[] row) {
        int next = CommentRepository.COLUMN_COUNT;
        return new CommentView(
                CommentRepository.comment(row),
                (String) row[next],
                (String) row[next + 1],
                ((Number) row[next + 2]).intValue() != 0,
                ((Number) row[next + 3]).intValue() != 0);
    }

    private static List<Numbered<CommentView>> numbered(List<CommentView> views) {
        return views.stream()
                .map(view -> new Numbered<>(view.comment().id(), view))
                .toList();
    }
}
