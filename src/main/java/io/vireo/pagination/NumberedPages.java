package io.vireo.pagination;

import io.vireo.http.ApiResponse;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Responds with pages of lists that are sorted by one number, such as the key of their rows. Such lists are never sent whole. */
@Component
public class NumberedPages {
    private final Paginator paginator;

    @Inject
    NumberedPages(Paginator paginator) {
        this.paginator = paginator;
    }

    /** An entry of a list and the number by which the list is sorted. */
    public record Numbered<T>(long number, T entry) {}

    /**
     * A page of a list.
     *
     * @param next the cursor of the next page; null if there is none
     */
    public record Section<T>(List<T> entries, @Nullable String next) {}

    /** Reads a part of a list. */
    public interface Source<T> {
        /** Returns at most {@code limit} entries that follow the number {@code position} in the order of the list. */
        List<Numbered<T>> page(long position, int limit);
    }

    /**
     * Returns 200 with the requested page, {@value Paginator#MAX_LIMIT} entries without a limit, and the header {@code Link} if more
     * follow.
     *
     * @param list see {@link Paginator}
     * @param start a number that precedes all entries in the order of the list
     * @throws io.vireo.http.ApiException as {@link Paginator#request}
     */
    public <T> Response respond(UriInfo uri, String list, long start, Source<T> source) {
        return respond(uri, list, start, source, "");
    }

    /**
     * As {@link #respond(UriInfo, String, long, Source)}, with further parameters in the link.
     *
     * @param parameters encoded parameters, each after {@code &}
     */
    public <T> Response respond(UriInfo uri, String list, long start, Source<T> source, String parameters) {
        PageRequest request = paginator.request(uri, list);
        int limit = request.limit().orElse(Paginator.MAX_LIMIT);
        List<Numbered<T>> found = source.page(position(request.after(), start), limit + 1);
        Response.ResponseBuilder response = Response.ok(ApiResponse.of(entries(found, limit)));
        if (found.size() > limit) {
            response.header(HttpHeaders.LINK, paginator.next(uri, limit, list, last(found, limit), parameters));
        }
        return response.build();
    }

    /**
     * Returns a page of a list for a page of the web client.
     *
     * @param list see {@link Paginator}
     * @param after a cursor; null for the beginning
     * @param start a number that precedes all entries in the order of the list
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public <T> Section<T> section(String list, @Nullable String after, int limit, long start, Source<T> source) {
        List<Numbered<T>> found = source.page(position(paginator.position(list, after), start), limit + 1);
        return new Section<>(
                entries(found, limit), found.size() > limit ? paginator.cursor(list, last(found, limit)) : null);
    }

    private static long position(List<String> keys, long start) {
        return keys.isEmpty() ? start : Long.parseLong(keys.get(0));
    }

    private static <T> List<T> entries(List<Numbered<T>> found, int limit) {
        return found.stream().limit(limit).map(Numbered::entry).toList();
    }

    private static List<String> last(List<? extends Numbered<?>> found, int limit) {
        return List.of(Long.toString(found.get(limit - 1).number()));
    }
}
