package io.vireo.comment;

import io.vireo.http.ApiException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of a list of comments: the index that serves it, and the position after which a page begins. */
enum CommentOrder {
    /** Threads, pinned ones first, then newest first. */
    NEWEST(
            "Comments_newest",
            "c.Pinned DESC, c.CommentID DESC",
            Comparator.comparing(StoredComment::pinned)
                    .thenComparing(StoredComment::id)
                    .reversed()),
    /** Threads, pinned ones first, then those with the most likes first. */
    TOP(
            "Comments_top",
            "c.Pinned DESC, c.Likes DESC, c.CommentID DESC",
            Comparator.comparing(StoredComment::pinned)
                    .thenComparing(StoredComment::likes)
                    .thenComparing(StoredComment::id)
                    .reversed()),
    /** The replies of a thread, oldest first. They are never pinned. */
    REPLIES("Comments_newest", "c.CommentID", Comparator.comparing(StoredComment::id));

    /** The sort keys of the last comment of a page. */
    record Position(long pinned, long likes, long id) {
        static Position of(List<String> keys) {
            return new Position(Long.parseLong(keys.get(0)), Long.parseLong(keys.get(1)), Long.parseLong(keys.get(2)));
        }

        static List<String> keys(StoredComment last) {
            return List.of(last.pinned() ? "1" : "0", Integer.toString(last.likes()), Long.toString(last.id()));
        }
    }

    private final String index;
    private final String sql;
    private final Comparator<StoredComment> comparator;

    CommentOrder(String index, String sql, Comparator<StoredComment> comparator) {
        this.index = index;
        this.sql = sql;
        this.comparator = comparator;
    }

    /** Returns the index of {@code Comments} that has the listed comments of a thread or video in this order. */
    String index() {
        return index;
    }

    /** Returns the ORDER BY clause. */
    String orderBy() {
        return " ORDER BY " + sql;
    }

    /** Returns the condition of the comments that follow a position; null for the beginning. */
    String after(@Nullable Position last) {
        if (this == REPLIES) {
            return " AND c.Pinned = 0" + (last == null ? "" : " AND c.CommentID > " + last.id());
        }
        if (last == null) {
            return "";
        }
        String next = "c.CommentID < " + last.id();
        if (this == TOP) {
            next = "(c.Likes < %d OR (c.Likes = %d AND %s))".formatted(last.likes(), last.likes(), next);
        }
        return " AND (c.Pinned < %d OR (c.Pinned = %d AND %s))".formatted(last.pinned(), last.pinned(), next);
    }

    Comparator<CommentView> comparator() {
        return Comparator.comparing(CommentView::comment, comparator);
    }

    /**
     * Returns an order of threads by its name.
     *
     * @throws ApiException {@code invalid-field} {@code sort} if there is none
     */
    static CommentOrder ofThreads(String sort) {
        return switch (sort) {
            case "newest" -> NEWEST;
            case "top" -> TOP;
            default -> throw ApiException.invalidField("sort");
        };
    }
}
