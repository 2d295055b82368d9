package io.vireo.comment;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;

/** Reads, locks and removes the comments of deleted videos and channels, a slice in each transaction. */
@Component
@Transactional
class CommentCleanupRepository {
    @PersistenceContext
    EntityManager entities;

    /** Locks the first comments of several threads. */
    @Transactional(TxType.MANDATORY)
    void lockThreads(Collection<Long> threadIds) {
        entities.createNativeQuery("SELECT CommentID FROM Comments WHERE CommentID IN ("
                        + CommentRepository.list(threadIds) + ") ORDER BY CommentID FOR UPDATE")
                .getResultList();
    }

    /** Returns up to {@code limit} comments of a channel, in any state. */
    List<StoredComment> someOfChannel(long channelId, int limit) {
        return comments(entities.createNativeQuery("SELECT " + CommentRepository.COLUMNS
                        + " FROM Comments c WHERE c.ChannelID = ?1 ORDER BY c.State, c.CommentID LIMIT ?2")
                .setParameter(1, channelId)
                .setParameter(2, limit));
    }

    /** Returns the keys of up to {@code limit} comments of a video, in any state. */
    List<Long> someOfVideo(long videoId, int limit) {
        List<?> ids = entities.createNativeQuery("SELECT CommentID FROM Comments WHERE VideoID = ?1 LIMIT ?2")
                .setParameter(1, videoId)
                .setParameter(2, limit)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** Removes the rows of comments of a deleted video. */
    void removeAll(Collection<Long> ids) {
        entities.createNativeQuery("DELETE FROM Comments WHERE CommentID IN (" + CommentRepository.list(ids) + ")")
                .executeUpdate();
    }

    private static List<StoredComment> comments(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(CommentRepository::comment)
                .toList();
    }
}
