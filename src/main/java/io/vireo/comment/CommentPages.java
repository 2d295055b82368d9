package io.vireo.comment;

import io.vireo.comment.CommentOrder.Position;
import io.vireo.http.ApiResponse;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import io.vireo.platform.Component;
import io.vireo.video.OpenedVideo;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Responds with pages of the comments of a video. Without a limit they have 100 entries. */
@Component
class CommentPages {
    private static final int MAX_LIMIT = 100;

    private final CommentLists lists;
    private final Paginator paginator;

    @Inject
    CommentPages(CommentLists lists, Paginator paginator) {
        this.lists = lists;
        this.paginator = paginator;
    }

    /**
     * Returns 200 with the requested page, and the header {@code Link} if more follow.
     *
     * @param threadId the thread whose replies are returned; 0 for threads
     * @param parameters encoded parameters of the link, each after {@code &}
     * @throws io.vireo.http.ApiException as {@link Paginator#request}
     */
    Response respond(UriInfo uri, OpenedVideo video, long threadId, CommentOrder order, String parameters) {
        String list = name(video, threadId, order);
        PageRequest request = paginator.request(uri, list);
        int limit = request.limit().orElse(MAX_LIMIT);
        Position after = request.isFromTheBeginning() ? null : Position.of(request.after());
        List<CommentView> found = lists.page(video, threadId, order, after, limit + 1);
        List<CommentView> page = found.subList(0, Math.min(limit, found.size()));
        Response.ResponseBuilder response = Response.ok(
                ApiResponse.of(page.stream().map(view -> view.body(video)).toList()));
        video.headers().forEach(response::header);
        if (found.size() > limit) {
            List<String> last = Position.keys(page.get(limit - 1).comment());
            response.header(HttpHeaders.LINK, paginator.next(uri, limit, list, last, parameters));
        }
        return response.build();
    }

    /**
     * Returns a page for the web client.
     *
     * @param threadId as in {@link #respond}
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    Section<CommentBody> section(
            OpenedVideo video, long threadId, CommentOrder order, @Nullable String after, int limit) {
        String list = name(video, threadId, order);
        List<String> keys = paginator.position(list, after);
        List<CommentView> found =
                lists.page(video, threadId, order, keys.isEmpty() ? null : Position.of(keys), limit + 1);
        List<CommentView> page = found.subList(0, Math.min(limit, found.size()));
        return new Section<>(
                page.stream().map(view -> view.body(video)).toList(),
                found.size() > limit
                        ? paginator.cursor(
                                list, Position.keys(page.get(limit - 1).comment()))
                        : null);
    }

    private static String name(OpenedVideo video, long threadId, CommentOrder order) {
        return "comments " + video.video().id() + " " + threadId + " " + order;
    }
}
