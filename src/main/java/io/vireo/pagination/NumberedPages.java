package io.vireo.pagination;

import io.vireo.http.ApiResponse;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

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

    /** Reads a part of a list. */
    public interface Source<T> {
        /** Returns at most {@code limit} entries that follow the number {@code position} in the order of the list. */
        List<Numbered<T>> page(long position, int limit);
    }

    /**
     * Returns 200 with the requested page, {@value Paginator#MAX_LIMIT} entries without a limit, and the header {@code Link} if more follow.
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
        long position = request.isFromTheBeginning()
                ? start
                : Long.parseLong(request.after().get(0));
        List<Numbered<T>> found = source.page(position, limit + 1);
        List<Numbered<T>> page = found.subList(0, Math.min(limit, found.size()));
        Response.ResponseBuilder response =
                Response.ok(ApiResponse.of(page.stream().map(Numbered::entry).toList()));
        if (found.size() > limit) {
            String last = Long.toString(page.get(limit - 1).number());
            response.header(HttpHeaders.LINK, paginator.next(uri, limit, list, List.of(last), parameters));
        }
        return response.build();
    }
}
