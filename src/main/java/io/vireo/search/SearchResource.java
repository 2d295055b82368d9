package io.vireo.search;

import io.vireo.http.CacheableJson;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import io.vireo.pagination.StreamedResponse;
import io.vireo.search.SearchCache.Asked;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code /search}. Application-scoped, as {@link io.vireo.video.catalogue.CatalogueResource}. */
@Path("/search/{type}/{query: .+}")
@ApplicationScoped
public class SearchResource {
    /**
     * Response header with the reason why the result may be incomplete: {@code time-limit}, or {@code indexing} while a large import is
     * not indexed yet.
     */
    static final String INCOMPLETE = "Search-Incomplete";

    @Inject
    SearchRepository repository;

    @Inject
    SearchCache cache;

    @Inject
    SearchSettings settings;

    @Inject
    Paginator pages;

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
            @Suspended AsyncResponse asyncResponse)
            throws SQLException, IOException {
        Scope scope = Scope.of(type).orElseThrow(SearchError.BAD_SEARCH_TYPE::exception);
        Query query = Query.of(text);
        String list = "search/" + scope.type() + "/" + String.join(" ", query.parts());
        PageRequest page = pages.request(uri, list);
        RankedPosition after =
                page.isFromTheBeginning() ? RankedPosition.before(scope.first()) : RankedPosition.of(page.after());
        SearchPage searchPage = query.isEmpty()
                ? SearchPage.EMPTY
                : cache.result(
                        new Asked(list, after, page.limit().orElse(0), repository.version()),
                        () -> repository
                                .read(index ->
                                        Optional.ofNullable(read(index, query, scope, after, page.limit(), response)))
                                .orElse(null));
        if (searchPage != null) {
            asyncResponse.resume(response(searchPage, page, uri, list, conditions));
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheableJson.REVALIDATE);
        response.setContentType(MediaType.APPLICATION_JSON);
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            StreamedResponse.sendHead(response);
            asyncResponse.resume(Response.ok().build());
            return;
        }
        StreamedSearch stream = new StreamedSearch(repository, query, scope, after);
        StreamedResponse.send(
                request,
                response,
                stream,
                executor,
                () -> asyncResponse.resume(Response.ok().build()));
    }

    /** Returns the result of a search; null if all hits are requested and are too many for memory. */
    private @Nullable SearchPage read(
            IndexReader index,
            Query query,
            Scope scope,
            RankedPosition after,
            OptionalInt limit,
            HttpServletResponse response)
            throws SQLException {
        if (limit.isEmpty()) {
            Search search = new Search(index, query, scope, Deadline.NONE);
            List<Hit> all = search.all(after);
            if (all == null && search.isBehind()) {
                response.setHeader(INCOMPLETE, SearchPage.INDEXING);
                SearchMetrics.incomplete(SearchPage.INDEXING);
            }
            return all == null ? null : SearchPage.all(all, search);
        }
        int maxHits = limit.getAsInt() + 1;
        Search search = new Search(index, query, scope, Deadline.in(settings.timeLimit()));
        List<Hit> found = new ArrayList<>(maxHits);
        search.page(
                after,
                hit -> {
                    found.add(hit);
                    return found.size() < maxHits;
                },
                maxHits);
        return SearchPage.page(found, limit.getAsInt(), search);
    }

    private Response response(SearchPage searchPage, PageRequest page, UriInfo uri, String list, Request conditions) {
        Response.ResponseBuilder builder = searchPage.body().answer(conditions);
        if (searchPage.next() != null) {
            builder.header(
                    HttpHeaders.LINK,
                    pages.next(
                            uri,
                            page.limit().orElseThrow(),
                            list,
                            searchPage.next().keys()));
        }
        if (searchPage.incomplete() != null) {
            builder.header(INCOMPLETE, searchPage.incomplete());
            SearchMetrics.incomplete(searchPage.incomplete());
        }
        return builder.build();
    }
}
