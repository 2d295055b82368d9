package io.vireo.inbox;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** Finds out whether an act still makes a notice when it is grouped. */
@Component
@Transactional(TxType.MANDATORY)
class NoticeFactRepository {
    private static final String CHANNELS = "SELECT a.Username, %s FROM Channels r JOIN Channels a ON a.ChannelID = ?1"
            + " %s WHERE r.ChannelID = ?2 AND a.Standing <> 'suspended'"
            + " AND NOT EXISTS (SELECT 1 FROM Blocks b WHERE b.BlockerID = r.ChannelID AND b.BlockedID = a.ChannelID)";

    private static final String OF_VIDEO = CHANNELS.formatted("v.PathHash, v.Title", "JOIN Videos v ON v.VideoID = ?3")
            + " AND (v.Listed = 1 OR (v.ChannelID = r.ChannelID AND v.Published = 1))";

    private static final String OF_COMMENT =
            OF_VIDEO + " AND EXISTS (SELECT 1 FROM Comments m WHERE m.CommentID = ?4 AND m.State = 'shown')";

    private static final String LIKE = OF_VIDEO + " AND EXISTS (SELECT 1 FROM Ratings l"
            + " WHERE l.ChannelID = a.ChannelID AND l.VideoID = v.VideoID AND l.Rating = 1)";

    private static final String COMMENT_LIKE = OF_COMMENT + " AND EXISTS (SELECT 1 FROM CommentRatings l"
            + " WHERE l.ChannelID = a.ChannelID AND l.CommentID = ?4)";

    private static final String SUBSCRIBER =
            CHANNELS.formatted("'', ''", "") + " AND EXISTS (SELECT 1 FROM Subscriptions s"
                    + " WHERE s.SubscriberID = a.ChannelID AND s.ChannelID = r.ChannelID)";

    @PersistenceContext
    EntityManager entities;

    /**
     * What a mail about an act says.
     *
     * @param hash the hash path of the video; empty for none
     */
    record Facts(String actor, String hash, String title) {}

    /**
     * Returns the facts of an act; empty if it makes no notice: it was taken back, the recipient may not see it or blocks the channel, or
     * one of the channels is deleted.
     */
    Optional<Facts> find(InboxEvent event) {
        Query query = switch (event.kind()) {
            case LIKE ->
                event.commentId() == 0
                        ? query(LIKE, event, event.videoId())
                        : query(COMMENT_LIKE, event, event.videoId(), event.commentId());
            case SUBSCRIBER -> query(SUBSCRIBER, event);
            default -> query(OF_COMMENT, event, event.videoId(), event.commentId());
        };
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Facts(row[0].toString(), row[1].toString(), row[2].toString()))
                .findFirst();
    }

    private Query query(String sql, InboxEvent event, Object... further) {
        Query query =
                entities.createNativeQuery(sql).setParameter(1, event.actorId()).setParameter(2, event.recipientId());
        for (int i = 0; i < further.length; i++) {
            query.setParameter(i + 3, further[i]);
        }
        return query;
    }
}
