package io.vireo.comment;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.identity.Channels;
import io.vireo.pagination.NumberedPages;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.OpenedVideo;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes comments for the API and for the pages of {@code web}, which have opened the video for the caller. Changes take a token
 * of the account's rate limit first, and return the comment after the change. Ids of comments are the public ones; one that the viewer does
 * not see is rejected with {@link CommentError#NO_COMMENT}.
 */
@Component
public class DiscussionService {
    @Inject
    CommentPages pages;

    @Inject
    CommentLists lists;

    @Inject
    CommentAccess access;

    @Inject
    CommentService commentService;

    @Inject
    CommentActService acts;

    @Inject
    CommentRatingService ratings;

    @Inject
    Channels channels;

    @Inject
    NumberedPages numberedPages;

    @Inject
    RateLimiter limits;

    @Inject
    CommentSettings settings;

    @Inject
    Clock clock;

    /**
     * A comment and where it stands.
     *
     * @param thread the id of the first comment of its thread, which may be the comment itself
     */
    public record Discussed(CommentBody comment, String thread) {
        public boolean isReply() {
            return !thread.equals(comment.id());
        }
    }

    /**
     * Returns threads, pinned ones first.
     *
     * @param sort {@code newest} or {@code top}
     * @param after a cursor; null for the beginning
     * @throws ApiException {@code invalid-field} {@code sort} or {@code after}
     */
    public Section<CommentBody> threads(OpenedVideo video, String sort, @Nullable String after, int limit) {
        return pages.section(video, 0, CommentOrder.ofThreads(sort), after, limit);
    }

    /** Returns the replies of a thread, oldest first; exceptions as {@link #threads}. */
    public Section<CommentBody> replies(OpenedVideo video, String thread, @Nullable String after, int limit) {
        long id = lists.requireThread(video, thread).comment().id();
        return pages.section(video, id, CommentOrder.REPLIES, after, limit);
    }

    /** Returns a comment; the first one of a thread with replies also without its text. */
    public Discussed find(OpenedVideo video, String id) {
        CommentView view = access.find(video, id).orElseGet(() -> lists.requireThread(video, id));
        StoredComment comment = view.comment();
        return new Discussed(view.body(video), comment.isThread() ? id : CommentKey.text(comment.threadId()));
    }

    /** Returns whether the author of a comment may still edit it. */
    public boolean isEditable(CommentBody comment) {
        Instant created = Instant.parse(comment.created());
        return created.plus(settings.editWindow()).isAfter(clock.instant());
    }

    /** @throws ApiException {@link CommentError#COMMENTS_CLOSED}, {@code too-many-requests} */
    public CommentBody add(Caller caller, OpenedVideo video, CommentRequest request) {
        acquire(caller, CommentLimit.COMMENTS_ACCOUNT);
        acquire(caller, CommentLimit.COMMENTS_OF_A_DAY);
        return body(video, commentService.add(caller, video, request));
    }

    /** @throws ApiException as {@link CommentService#edit}, {@code too-many-requests} */
    public CommentBody edit(Caller caller, OpenedVideo video, String id, EditCommentRequest request) {
        acquire(caller, CommentLimit.CHANGES_ACCOUNT);
        commentService.edit(caller, video, id, request.text());
        return body(video, id);
    }

    /** @throws ApiException as {@link CommentActService#delete}, {@code too-many-requests} */
    public CommentBody delete(Caller caller, OpenedVideo video, String id) {
        acquire(caller, CommentLimit.CHANGES_ACCOUNT);
        return CommentBody.deleted(acts.delete(caller, video, id));
    }

    /** @throws ApiException {@code too-many-requests} */
    public CommentBody rate(Caller caller, OpenedVideo video, String id, CommentRating rating) {
        acquire(caller, CommentLimit.RATINGS_ACCOUNT);
        ratings.rate(caller, video, id, rating);
        return body(video, id);
    }

    /** @throws ApiException as {@link CommentActService#pin}, {@code too-many-requests} */
    public CommentBody pin(Caller caller, OpenedVideo video, String id, boolean pinned) {
        acquire(caller, CommentLimit.CHANGES_ACCOUNT);
        acts.pin(video, id, pinned);
        return body(video, id);
    }

    /** @throws ApiException as {@link CommentActService#approve}, {@code too-many-requests} */
    public CommentBody approve(Caller caller, OpenedVideo video, String id, boolean approved) {
        acquire(caller, CommentLimit.CHANGES_ACCOUNT);
        CommentView before = acts.approve(caller, video, id, approved);
        return approved ? body(video, id) : CommentBody.deleted(before);
    }

    /** Returns the held comments on the videos of a caller, oldest first. */
    public Section<CommentBody> held(Caller owner, @Nullable String after, int limit) {
        return numberedPages.section(
                "held comments of " + owner.channelId(),
                after,
                limit,
                0,
                (position, size) -> lists.heldFor(owner.channelId(), position, size));
    }

    /**
     * Returns comments of the site for moderators, newest first.
     *
     * @param state {@code shown}, {@code held} or {@code removed}; null for all
     * @param channel the username of the author; null for all
     * @throws ApiException {@code invalid-field} {@code state}; {@code no-channel}
     */
    public Section<ModeratedComment> moderated(
            @Nullable String state, @Nullable String channel, @Nullable String after, int limit) {
        List<CommentState> states = CommentState.withText(state);
        long author = channel == null ? 0 : channels.anyByName(channel).id();
        return numberedPages.section(
                "comments in " + states + " of " + author,
                after,
                limit,
                Long.MAX_VALUE,
                (position, size) -> lists.moderated(states, author, position, size));
    }

    private void acquire(Caller caller, CommentLimit limit) {
        limits.acquire(limit, Long.toString(caller.channelId()));
    }

    private CommentBody body(OpenedVideo video, String id) {
        return access.require(video, id).body(video);
    }
}
