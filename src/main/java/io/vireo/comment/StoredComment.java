package io.vireo.comment;

import io.vireo.video.Viewer;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code Comments}.
 *
 * @param threadId the key of the first comment of the thread; 0 if this is one
 * @param replyToId the key of the answered comment; 0 if this is the first comment of a thread
 * @param channelId the key of the author's channel; null if the comment is deleted
 * @param created in epoch milliseconds
 * @param edited in epoch milliseconds; null if it was not edited
 * @param replies the number of shown replies
 * @param children the number of replies in any state
 */
record StoredComment(
        long id,
        long videoId,
        long threadId,
        long replyToId,
        @Nullable Long channelId,
        String text,
        long created,
        @Nullable Long edited,
        CommentState state,
        boolean pinned,
        int replies,
        int children,
        int likes) {
    /** Returns whether this is the first comment of a thread. */
    boolean isThread() {
        return threadId == 0;
    }

    /** Returns the keys of the comments that count this one as a reply: the answered comment and the first one of the thread. */
    List<Long> parents() {
        return LongStream.of(replyToId, threadId)
                .filter(id -> id != 0)
                .distinct()
                .boxed()
                .toList();
    }

    boolean isBy(long channel) {
        return channelId != null && channelId == channel;
    }

    /**
     * Returns whether a viewer of the video may see the comment with its text.
     *
     * @param isOwner whether the viewer is the owner of the video
     */
    boolean isVisibleTo(Viewer viewer, boolean isOwner) {
        return switch (state) {
            case SHOWN -> true;
            case HELD ->
                isOwner
                        || viewer.moderator()
                        || (viewer.caller() != null && isBy(viewer.caller().channelId()));
            case REMOVED -> viewer.moderator();
            case DELETED -> false;
        };
    }
}
