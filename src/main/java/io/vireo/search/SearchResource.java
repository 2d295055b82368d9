package io.vireo.search;

import io.vireo.http.Reason;
import io.vireo.http.Representation;
import io.vireo.paging.ListStream;
import io.vireo.paging.PageRequest;
import io.vireo.paging.Paging;
import io.vireo.video.BodyWriter;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /search}. */
@Path("/search/{type}/{query: .+}")
@RequestScoped
public class SearchResource {
    /** Says why something may be missing: {@code time-limit}, or {@code indexing} while a large import is not indexed yet. */
    static final String INCOMPLETE = "Search-Incomplete";

    @Inject
    SearchRepository repository;

    @Inject
    SearchSettings settings;

    @Inject
    Paging paging;

    @Resource
    ManagedExecutorService executor;

    /**
     * 200 with the videos, then the channels ({@code all}), or one of both, best match first, in pages if a limit is given; 304; 400
     * {@code "bad-search-type"}, {@code {"invalid-field": "limit"}} or {@code {"invalid-field": "after"}}.
     */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public void search(
            @PathParam("type") String type,
            @PathParam("query") String text,
            @Context UriInfo uri,
            @Context Request conditions,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws SQLException, IOException {
        Scope scope = Scope.of(type).orElseThrow(Reason.BAD_SEARCH_TYPE::refusal);
        Query query = Query.of(text);
        String list = "search/" + scope.type() + "/" + String.join(" ", query.parts());
        PageRequest page = paging.request(uri, list);
        Place after = page.isFromTheBeginning() ? Place.before(scope.first()) : Place.of(page.after());
        if (query.isNothing()) {
            answer.resume(shown(List.of(), conditions).build());
            return;
        }
        try (IndexReader index = repository.open()) {
            if (page.limit().isPresent()) {
                Search search = new Search(index, query, scope, Deadline.in(settings.timeLimit()));
                answer.resume(page(search, after, page.limit().getAsInt(), uri, list, conditions));
                return;
            }
            Search search = new Search(index, query, scope, Deadline.NONE);
            List<Found> all = search.all(after);
            if (all != null) {
                answer.resume(noted(shown(all, conditions), search));
                return;
            }
            if (search.isBehind()) {
                response.setHeader(INCOMPLETE, "indexing");
            }
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, Representation.ASK_AGAIN);
        response.setContentType(MediaType.APPLICATION_JSON);
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            answer.resume(Response.ok().build());
            return;
        }
        WholeSearch whole = new WholeSearch(repository, query, scope, after);
        ListStream.send(
                request,
                response,
                whole,
                executor,
                () -> answer.resume(Response.ok().build()));
    }

    private Response page(Search search, Place after, int limit, UriInfo uri, String list, Request conditions)
            throws SQLException {
        List<Found> found = new ArrayList<>(limit + 1);
        search.page(
                after,
                one -> {
                    found.add(one);
                    return found.size() <= limit;
                },
                limit + 1);
        boolean more = found.size() > limit;
        @Nullable Place last = more ? found.get(limit - 1).place() : search.isCutShort() ? search.reached() : null;
        Response.ResponseBuilder page = shown(found.subList(0, Math.min(limit, found.size())), conditions);
        if (last != null) {
            page.header(HttpHeaders.LINK, paging.next(uri, limit, list, last.keys()));
        }
        return noted(page, search);
    }

    private static Response.ResponseBuilder shown(List<Found> found, Request conditions) {
        return Representation.of(
                        BodyWriter.answer(found.stream().map(Found::body).toList()))
                .answer(conditions);
    }

    private static Response noted(Response.ResponseBuilder answer, Search search) {
        if (search.isCutShort()) {
            answer.header(INCOMPLETE, "time-limit");
        } else if (search.isBehind()) {
            answer.header(INCOMPLETE, "indexing");
        }
        return answer.build();
    }
}
