package io.vireo.inbox;

/**
 * A row of the table {@code InboxEvents}: an act that becomes part of a notice.
 *
 * @param id the key of the row; 0 if it is not stored yet
 * @param subjectId the key of what the notice is about: the video, the comment that was answered or has the mention, or
 *     {@link NoticeKind#subjectOfLike}; 0 for the recipient
 * @param videoId 0 for none
 * @param commentId the key of the comment that was written or is liked; 0 for none
 * @param created in epoch milliseconds
 */
record InboxEvent(
        long id,
        NoticeKind kind,
        long recipientId,
        long actorId,
        long subjectId,
        long videoId,
        long commentId,
        long created) {}
