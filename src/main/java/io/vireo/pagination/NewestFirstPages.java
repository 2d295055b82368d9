package io.vireo.pagination;

import io.vireo.http.ApiResponse;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Responds with pages of lists that are sorted by a time and by the key of their rows, both descending. Such lists are never sent whole,
 * and no cache stores them: they belong to the caller.
 */
@Component
public class NewestFirstPages {
    private final Paginator paginator;

    @Inject
    NewestFirstPages(Paginator paginator) {
        this.paginator = paginator;
    }

    /**
     * The position of an entry in the list.
     *
     * @param time the time of the entry, in the unit of the list
     * @param id the key of its row
     */
    public record Position(long time, long id) {}

    /** An entry and its position. */
    public record Dated<T>(Position position, T entry) {}

    /** Reads a part of a list. */
    public interface Source<T> {
        /** Returns at most {@code limit} entries after a position; null for the beginning. */
        List<Dated<T>> page(@Nullable Position after, int limit);
    }

    /** As {@link #respond(UriInfo, String, String, Source)}, without further parameters. */
    public <T> Response respond(UriInfo uri, String list, Source<T> source) {
        return respond(uri, list, "", source);
    }

    /**
     * Returns 200 with the requested page, {@value Paginator#MAX_LIMIT} entries without a limit, and the header {@code Link} if more
     * follow.
     *
     * @param list see {@link Paginator}
     * @param parameters further query parameters of the next page, encoded, each after {@code &}
     * @throws io.vireo.http.ApiException as {@link Paginator#request}
     */
    public <T> Response respond(UriInfo uri, String list, String parameters, Source<T> source) {
        PageRequest request = paginator.request(uri, list);
        int limit = request.limit().orElse(Paginator.MAX_LIMIT);
        List<Dated<T>> found = source.page(position(request.after()), limit + 1);
        List<Dated<T>> page = found.subList(0, Math.min(limit, found.size()));
        Response.ResponseBuilder response = Response.ok(
                        ApiResponse.of(page.stream().map(Dated::entry).toList()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (found.size() > limit) {
            List<String> last = keys(page.get(limit - 1).position());
            response.header(HttpHeaders.LINK, paginator.next(uri, limit, list, last, parameters));
        }
        return response.build();
    }

    /**
     * Returns a page of a list for a page of the web client.
     *
     * @param list see {@link Paginator}
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public <T> Section<T> section(String list, @Nullable String after, int limit, Source<T> source) {
        List<Dated<T>> found = source.page(position(paginator.position(list, after)), limit + 1);
        List<Dated<T>> page = found.subList(0, Math.min(limit, found.size()));
        return new Section<>(
                page.stream().map(Dated::entry).toList(),
                found.size() > limit
                        ? paginator.cursor(list, keys(page.get(limit - 1).position()))
                        : null);
    }

    private static List<String> keys(Position position) {
        return List.of(Long.toString(position.time()), Long.toString(position.id()));
    }

    private static @Nullable Position position(List<String> keys) {
        return keys.isEmpty() ? null : new Position(Long.parseLong(keys.get(0)), Long.parseLong(keys.get(1)));
    }
}
