package io.vireo.comment;

import io.vireo.identity.ChannelCleanup;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import jakarta.inject.Inject;
import java.util.List;

/** Deletes the comments of a deleted channel as their author would, and removes its ratings of comments, some in each transaction. */
@Component
class CommentsOfChannel implements ChannelCleanup {
    /** The number of comments that a transaction locks. */
    private static final int SLICE = 50;

    @Inject
    CommentCleanupRepository cleanups;

    @Inject
    CommentRepository comments;

    @Inject
    CommentRatingRepository ratings;

    @Inject
    CommentRemover remover;

    @Inject
    Transactions transactions;

    @Override
    public String name() {
        return "comments-of-channel";
    }

    @Override
    public void clean(long channelId) {
        while (ratings.removeSomeOfChannel(channelId, SLICE) > 0) {
            // more ratings follow
        }
        List<StoredComment> some = cleanups.someOfChannel(channelId, SLICE);
        while (!some.isEmpty()) {
            List<StoredComment> slice = some;
            transactions.required(() -> remove(channelId, slice));
            some = cleanups.someOfChannel(channelId, SLICE);
        }
    }

    private void remove(long channelId, List<StoredComment> slice) {
        cleanups.lockThreads(slice.stream()
                .map(comment -> comment.isThread() ? comment.id() : comment.threadId())
                .distinct()
                .sorted()
                .toList());
        for (StoredComment comment : slice) {
            comments.lockAlone(comment.id())
                    .filter(locked -> locked.isBy(channelId))
                    .ifPresent(remover::remove);
        }
    }
}
