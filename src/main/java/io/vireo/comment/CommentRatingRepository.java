package io.vireo.comment;

import io.vireo.comment.change.CommentsVersion;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;

/** Stores who likes which comment. A change by a channel locks the row of the comment, which has their number, before the rating. */
@Component
class CommentRatingRepository {
    private static final int SLICE = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    CommentsVersion version;

    @Inject
    Transactions transactions;

    /** A comment that a channel likes. */
    record Liked(long commentId, long rated) {}

    /** Adds the rating of a channel for a comment that the caller has locked; returns false if there is one. */
    @Transactional(TxType.MANDATORY)
    boolean add(long channelId, long commentId, long now) {
        int added = entities.createNativeQuery(
                        "INSERT IGNORE INTO CommentRatings (ChannelID, CommentID, Rated) VALUES (?1, ?2, ?3)")
                .setParameter(1, channelId)
                .setParameter(2, commentId)
                .setParameter(3, now)
                .executeUpdate();
        addLikes(List.of(commentId), added);
        return added > 0;
    }

    /** Removes the rating of a channel for a comment that the caller has locked; does nothing if there is none. */
    @Transactional(TxType.MANDATORY)
    void remove(long channelId, long commentId) {
        addLikes(List.of(commentId), -removeOf(channelId, List.of(commentId)));
    }

    private int removeOf(long channelId, Collection<Long> ids) {
        return entities.createNativeQuery("DELETE FROM CommentRatings WHERE ChannelID = ?1 AND CommentID IN ("
                        + CommentRepository.list(ids) + ")")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    private void addLikes(Collection<Long> ids, int difference) {
        if (difference != 0) {
            entities.createNativeQuery("UPDATE Comments SET Likes = Likes + ?1 WHERE CommentID IN ("
                            + CommentRepository.list(ids) + ") AND State <> 'deleted'")
                    .setParameter(1, difference)
                    .executeUpdate();
            version.change();
        }
    }

    /** Returns at most {@code limit} comments that a channel likes, by their keys, which are greater than {@code after}. */
    @Transactional
    List<Liked> page(long channelId, long after, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT CommentID, Rated FROM CommentRatings"
                        + " WHERE ChannelID = ?1 AND CommentID > ?2 ORDER BY CommentID LIMIT ?3")
                .setParameter(1, channelId)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Liked(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                .toList();
    }

    /** Removes at most {@code limit} ratings of a deleted channel, and subtracts them from the comments; returns their number. */
    @Transactional
    int removeSomeOfChannel(long channelId, int limit) {
        // locked, because the clean-up may run twice at the same time
        List<?> rows = entities.createNativeQuery("SELECT CommentID FROM CommentRatings WHERE ChannelID = ?1"
                        + " ORDER BY CommentID LIMIT ?2 FOR UPDATE")
                .setParameter(1, channelId)
                .setParameter(2, limit)
                .getResultList();
        List<Long> ids = rows.stream().map(id -> ((Number) id).longValue()).toList();
        if (!ids.isEmpty()) {
            addLikes(ids, -1);
            removeOf(channelId, ids);
        }
        return ids.size();
    }

    /** Removes the ratings of deleted comments, at most 500 in a transaction. */
    @Transactional(TxType.NEVER)
    void removeAllOf(Collection<Long> commentIds) {
        int removed = SLICE;
        while (removed == SLICE) {
            removed = transactions.required(
                    () -> entities.createNativeQuery("DELETE FROM CommentRatings WHERE CommentID IN ("
                                    + CommentRepository.list(commentIds) + ") LIMIT " + SLICE)
                            .executeUpdate());
        }
    }
}
