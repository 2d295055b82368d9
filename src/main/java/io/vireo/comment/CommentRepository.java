package io.vireo.comment;

import io.vireo.comment.change.CommentsVersion;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Stores comments. All changes within a thread lock the row of its first comment before others, so that they follow each other; several
 * threads are locked in ascending order of their keys.
 */
@Component
@Transactional(TxType.MANDATORY)
class CommentRepository {
    /** The columns of a {@link StoredComment} of {@code Comments c}. */
    static final String COLUMNS =
            "c.CommentID, c.VideoID, c.ThreadID, c.ReplyToID, c.ChannelID, c.Text, c.Created, c.Edited,"
                    + " c.State, c.Pinned + 0, c.Replies, c.Children, c.Likes";

    /** The number of {@link #COLUMNS}. */
    static final int COLUMN_COUNT = 13;

    @PersistenceContext
    EntityManager entities;

    @Inject
    CommentsVersion version;

    /** A comment to insert. */
    record NewComment(
            long videoId,
            long ownerId,
            long threadId,
            long replyToId,
            long channelId,
            String text,
            CommentState state,
            long now) {}

    /** Inserts a comment and returns its key. */
    long add(NewComment comment) {
        Object id = entities.createNativeQuery(
                        "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, State, Created)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING CommentID")
                .setParameter(1, comment.videoId())
                .setParameter(2, comment.ownerId())
                .setParameter(3, comment.threadId())
                .setParameter(4, comment.replyToId())
                .setParameter(5, comment.channelId())
                .setParameter(6, comment.text())
                .setParameter(7, comment.state().key())
                .setParameter(8, comment.now())
                .getSingleResult();
        version.change();
        return ((Number) id).longValue();
    }

    /** Returns a comment without locking it; empty if there is none. */
    Optional<StoredComment> find(long id) {
        return find(id, "");
    }

    /** Locks the row of a comment only, for a change that does not concern its thread. */
    Optional<StoredComment> lockAlone(long id) {
        return find(id, " FOR UPDATE");
    }

    /** Locks the first comment of the thread of a comment, then the comment, until the transaction ends, and returns it. */
    Optional<StoredComment> lock(long id) {
        Optional<StoredComment> found = find(id);
        found.filter(comment -> !comment.isThread()).ifPresent(comment -> lockAlone(comment.threadId()));
        return found.flatMap(comment -> lockAlone(id));
    }

    private Optional<StoredComment> find(long id, String lock) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM Comments c WHERE c.CommentID = ?1" + lock)
                .setParameter(1, id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(CommentRepository::comment)
                .findFirst();
    }

    /** Reads {@link #COLUMNS}, which are the first columns of a row. */
    static StoredComment comment(Object[] row) {
        return new StoredComment(
                number(row[0]),
                number(row[1]),
                number(row[2]),
                number(row[3]),
                row[4] == null ? null : number(row[4]),
                (String) row[5],
                number(row[6]),
                row[7] == null ? null : number(row[7]),
                CommentState.of((String) row[8]),
                number(row[9]) != 0,
                (int) number(row[10]),
                (int) number(row[11]),
                (int) number(row[12]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    /** Returns whether a channel has a comment that is shown. */
    boolean hasShown(long channelId) {
        return !entities.createNativeQuery(
                        "SELECT 1 FROM Comments WHERE ChannelID = ?1 AND State = 'shown' ORDER BY CommentID LIMIT 1")
                .setParameter(1, channelId)
                .getResultList()
                .isEmpty();
    }

    /**
     * Returns whether a comment is of the last day, and its author has no other one of that time on the video, among the last hundred shown
     * ones; false for the owner of the video.
     */
    boolean isOnlyOneOfItsDay(long id, long channelId, long videoId) {
        Object ids = entities.createNativeQuery(
                        "SELECT GROUP_CONCAT(c.CommentID) FROM (SELECT CommentID, VideoID, OwnerID, Created"
                                + " FROM Comments WHERE ChannelID = ?1 AND State = 'shown' ORDER BY CommentID DESC LIMIT 100) c"
                                + " WHERE c.VideoID = ?2 AND c.OwnerID <> ?1 AND c.Created > (UNIX_TIMESTAMP() - 86400) * 1000")
                .setParameter(1, channelId)
                .setParameter(2, videoId)
                .getSingleResult();
        return Long.toString(id).equals(ids);
    }

    /** Changes the text of a comment. */
    void edit(long id, String text, long now) {
        entities.createNativeQuery("UPDATE Comments SET Text = ?1, Edited = ?2 WHERE CommentID = ?3")
                .setParameter(1, text)
                .setParameter(2, now)
                .setParameter(3, id)
                .executeUpdate();
        version.change();
    }

    /** Changes the state of a comment. Only a shown comment is pinned. */
    void setState(long id, CommentState state) {
        entities.createNativeQuery("UPDATE Comments SET State = ?1, Pinned = Pinned AND ?2 WHERE CommentID = ?3")
                .setParameter(1, state.key())
                .setParameter(2, state == CommentState.SHOWN ? 1 : 0)
                .setParameter(3, id)
                .executeUpdate();
        version.change();
    }

    void setPinned(long id, boolean pinned) {
        entities.createNativeQuery("UPDATE Comments SET Pinned = ?1 WHERE CommentID = ?2")
                .setParameter(1, pinned ? 1 : 0)
                .setParameter(2, id)
                .executeUpdate();
        version.change();
    }

    /** Removes everything but the place of a comment. */
    void empty(long id) {
        entities.createNativeQuery("UPDATE Comments SET State = 'deleted', ChannelID = NULL, Text = '', Edited = NULL,"
                        + " Pinned = 0, Likes = 0 WHERE CommentID = ?1")
                .setParameter(1, id)
                .executeUpdate();
        version.change();
    }

    void remove(long id) {
        entities.createNativeQuery("DELETE FROM Comments WHERE CommentID = ?1")
                .setParameter(1, id)
                .executeUpdate();
        version.change();
    }

    /**
     * Changes the numbers of replies of comments.
     *
     * @param ids comments of one thread; may be empty
     * @param shown the difference of the number of shown replies
     * @param all the difference of the number of replies in any state
     */
    void addReplies(Collection<Long> ids, int shown, int all) {
        if (!ids.isEmpty() && (shown != 0 || all != 0)) {
            entities.createNativeQuery("UPDATE Comments SET Replies = Replies + ?1, Children = Children + ?2"
                            + " WHERE CommentID IN (" + list(ids) + ")")
                    .setParameter(1, shown)
                    .setParameter(2, all)
                    .executeUpdate();
            version.change();
        }
    }

    /** Returns keys as the elements of an SQL list. */
    static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
