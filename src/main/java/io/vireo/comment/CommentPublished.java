package io.vireo.comment;

import java.util.List;

/**
 * CDI event: everybody who may see the video can see a new comment from now on. It is fired within the transaction that stores or approves
 * it. A comment that is restored by a moderator is not reported again, one that is held after an edit is.
 *
 * @param threadId the key of the first comment of the thread; 0 if it is one
 * @param replyToId the key of the answered comment; 0 for the first comment of a thread
 * @param channelId the key of the author's channel
 * @param mentions usernames in the text, at most five; such channels need not exist
 */
public record CommentPublished(
        long commentId, long videoId, long threadId, long replyToId, long channelId, List<String> mentions) {}
