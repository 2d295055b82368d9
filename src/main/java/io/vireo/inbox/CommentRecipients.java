package io.vireo.inbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decides which channels get a notice of a comment: each at most one, of the most personal kind, and none for their own comments. */
final class CommentRecipients {
    private CommentRecipients() {}

    /**
     * Returns the kind of the notice for each recipient.
     *
     * @param authorId the key of the channel that wrote the comment
     * @param ownerId the key of the channel of the video; 0 if there is none
     * @param answeredId the key of the channel that wrote the answered comment; 0 for none
     * @param mentioned the keys of the channels that the text names
     */
    static Map<Long, NoticeKind> of(long authorId, long ownerId, long answeredId, Collection<Long> mentioned) {
        Map<Long, NoticeKind> recipients = new LinkedHashMap<>();
        if (answeredId != 0) {
            recipients.put(answeredId, NoticeKind.REPLY);
        }
        mentioned.forEach(channelId -> recipients.putIfAbsent(channelId, NoticeKind.MENTION));
        if (ownerId != 0) {
            recipients.putIfAbsent(ownerId, NoticeKind.COMMENT);
        }
        recipients.remove(authorId);
        return recipients;
    }
}
