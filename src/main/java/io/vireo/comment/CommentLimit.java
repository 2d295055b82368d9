package io.vireo.comment;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of comments. */
enum CommentLimit implements RateLimit {
    /** New comments per account, at once and in a day. */
    COMMENTS_ACCOUNT("comments.account"),
    COMMENTS_OF_A_DAY("comments-of-a-day.account"),
    /** Changes per account: edits, deletions, pins, approvals. */
    CHANGES_ACCOUNT("comment-changes.account"),
    /** Ratings of comments per account. */
    RATINGS_ACCOUNT("comment-ratings.account"),
    /** Identical comments per account. Beyond it they are held for review. */
    IDENTICAL_ACCOUNT("identical-comments.account");

    private final String id;

    CommentLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
