package io.vireo.search;

import io.vireo.http.Answer;
import io.vireo.http.Reason;
import io.vireo.paging.PageRequest;
import io.vireo.paging.Paging;
import io.vireo.video.UniversalBody;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * 200 with the videos, then the channels ({@code all}), or one of both, best match first, in pages if a limit is given; 400 {@code
     * "bad-search-type"}, {@code {"invalid-field": "limit"}} or {@code {"invalid-field": "after"}}.
     */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response search(@PathParam("type") String type, @PathParam("query") String text, @Context UriInfo uri)
            throws SQLException, IOException {
        Scope scope = Scope.of(type).orElseThrow(Reason.BAD_SEARCH_TYPE::refusal);
        Query query = Query.of(text);
        String list = "search/" + scope.type() + "/" + String.join(" ", query.parts());
        PageRequest page = paging.request(uri, list);
        Place after = page.isFromTheBeginning() ? Place.before(scope.first()) : Place.of(page.after());
        if (query.isNothing()) {
            return Response.ok(Answer.of(List.of())).build();
        }
        if (page.limit().isEmpty()) {
            return new WholeSearch(repository, query, scope, after).answer();
        }
        return page(query, scope, after, page.limit().getAsInt(), uri, list);
    }

    private Response page(Query query, Scope scope, Place after, int limit, UriInfo uri, String list)
            throws SQLException, IOException {
        Deadline deadline = Deadline.in(settings.timeLimit());
        try (IndexReader index = repository.open()) {
            Search search = new Search(index, query, scope, deadline);
            List<Found> found = new ArrayList<>(limit + 1);
            search.page(
                    after,
                    one -> {
                        found.add(one);
                        return found.size() <= limit;
                    },
                    limit + 1);
            boolean more = found.size() > limit;
            List<UniversalBody> bodies =
                    found.stream().limit(limit).map(Found::body).toList();
            Response.ResponseBuilder answer = Response.ok(Answer.of(bodies));
            Place last = more ? found.get(limit - 1).place() : search.reached();
            if (last != null && (more || search.isCutShort())) {
                answer.header("Link", paging.next(uri, limit, list, last.keys()));
            }
            if (search.isCutShort() || search.isBehind()) {
                answer.header(INCOMPLETE, search.isCutShort() ? "time-limit" : "indexing");
            }
            return answer.build();
        }
    }
}
