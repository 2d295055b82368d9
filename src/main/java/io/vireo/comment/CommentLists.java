package io.vireo.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.comment.CommentListRepository.ListQuery;
import io.vireo.comment.CommentOrder.Position;
import io.vireo.comment.change.CommentsVersion;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.platform.Component;
import io.vireo.video.OpenedVideo;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads pages of comments for a viewer. */
@Component
class CommentLists {
    /** How old a first page is at most. Changes of this node are seen at once, those of other nodes after this time. */
    private static final Duration AGE = Duration.ofSeconds(1);

    private static final int MAX_PAGES = 1000;

    @Inject
    CommentListRepository lists;

    @Inject
    CommentsVersion version;

    /** First pages for visitors without an account, which most watch pages show. */
    private final Cache<FirstPage, List<CommentView>> firstPages =
            Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(MAX_PAGES).build();

    private record FirstPage(ListQuery list, int limit, long version) {}

    /**
     * Returns at most {@code limit} comments of a video: those that everybody sees, and among them those of the viewer that are held. A
     * viewer does not get the comments of channels that the viewer blocks, except the owner of the video and moderators.
     *
     * @param threadId the thread whose replies are returned; 0 for threads
     * @param after the position to continue after; null for the beginning
     */
    List<CommentView> page(OpenedVideo video, long threadId, CommentOrder order, @Nullable Position after, int limit) {
        long callerId = CommentAccess.callerId(video);
        boolean seesBlocked = callerId == 0 || video.isOwner() || video.viewer().moderator();
        ListQuery list = new ListQuery(callerId, video.video().id(), threadId, order, seesBlocked);
        if (callerId == 0 && after == null) {
            return firstPages.get(new FirstPage(list, limit, version.number()), page -> lists.page(list, null, limit));
        }
        List<CommentView> shown = lists.page(list, after, limit);
        if (callerId == 0) {
            return shown;
        }
        return Stream.concat(shown.stream(), lists.ownHeld(list, after, limit).stream())
                .sorted(order.comparator())
                .limit(limit)
                .toList();
    }

    /**
     * Returns the first comment of a thread whose replies a viewer may list.
     *
     * @param id the public id of its first comment, which may be hidden
     * @throws io.vireo.http.ApiException {@link CommentError#NO_COMMENT} if the video has no such thread, or it is hidden from the viewer
     */
    CommentView requireThread(OpenedVideo video, String id) {
        CommentView view = lists.find(CommentAccess.callerId(video), CommentKey.parse(id))
                .filter(found -> found.comment().videoId() == video.video().id()
                        && found.comment().isThread())
                .orElseThrow(CommentError.NO_COMMENT::exception);
        if (!view.isVisibleTo(video) && view.comment().replies() == 0) {
            throw CommentError.NO_COMMENT.exception();
        }
        return view;
    }

    /**
     * Returns at most {@code limit} comments of the site, newest first.
     *
     * @param states the states of the comments
     * @param channelId the author; 0 for all
     */
    List<Numbered<ModeratedComment>> moderated(List<CommentState> states, long channelId, long before, int limit) {
        return states.stream()
                .flatMap(state -> lists.inState(state, channelId, before, limit).stream())
                .sorted(Comparator.<Numbered<CommentView>>comparingLong(Numbered::number)
                        .reversed())
                .limit(limit)
                .map(found -> new Numbered<>(found.number(), moderated(found.entry())))
                .toList();
    }

    /** Moderators also see the comments of suspended channels. */
    private static ModeratedComment moderated(CommentView view) {
        return new ModeratedComment(body(view), view.comment().state().key());
    }

    private static CommentBody body(CommentView view) {
        return CommentBody.of(view, view.author() == null ? "" : view.author());
    }

    /** Returns at most {@code limit} held comments on the videos of a channel, oldest first. */
    List<Numbered<CommentBody>> heldFor(long ownerId, long after, int limit) {
        return lists.heldFor(ownerId, after, limit).stream()
                .map(found -> new Numbered<>(found.number(), body(found.entry())))
                .toList();
    }
}
