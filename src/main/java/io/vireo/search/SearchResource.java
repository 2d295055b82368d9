package io.vireo.search;

import io.vireo.http.CacheableJson;
import io.vireo.http.CommonError;
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

/** {@code /search}. Application-scoped, as {@link io.vireo.video.catalogue.CatalogueResource}. */
@Path("/search/{type}/{query: .+}")
@ApplicationScoped
public class SearchResource {
    /** Response header with the reason why hits may be missing: {@code indexing}, while the index is being built. */
    static final String INCOMPLETE = "Search-Incomplete";

    @Inject
    SearchService service;

    @Inject
    SearchCache cache;

    @Inject
    Paginator pages;

    @Resource
    ManagedExecutorService executor;

    /**
     * 200 with the videos, then the channels ({@code all}), or one of both, best match first, in pages if a limit is given; 304; 400
     * {@code "bad-search-type"} or {@code {"invalid-field": …}} with {@code limit}, {@code after}, {@code sort}, {@code duration} or
     * {@code since}.
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
        SearchRequest search = SearchRequest.of(type, text, uri.getQueryParameters());
        PageRequest page = pages.request(uri, search.list());
        SearchPage searchPage = search.query().isEmpty()
                ? SearchPage.EMPTY
                : cache.result(
                        new Asked(search.list(), page.after(), page.limit().orElse(0), service.version()),
                        () -> service.result(search, page.after(), page.limit()));
        if (searchPage == null) {
            stream(search, page, request, response, asyncResponse);
            return;
        }
        Response.ResponseBuilder builder = searchPage.body().respond(conditions);
        if (!searchPage.next().isEmpty()) {
            int limit = page.limit().orElseThrow();
            builder.header(
                    HttpHeaders.LINK, pages.next(uri, limit, search.list(), searchPage.next(), search.parameters()));
        }
        if (searchPage.isIncomplete()) {
            builder.header(INCOMPLETE, SearchPage.INDEXING);
            SearchMetrics.incomplete();
        }
        asyncResponse.resume(builder.build());
    }

    /** Streams all hits, which are too many for memory. */
    private void stream(
            SearchRequest search,
            PageRequest page,
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncResponse asyncResponse)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheableJson.REVALIDATE);
        response.setContentType(MediaType.APPLICATION_JSON);
        if (service.isIncomplete()) {
            response.setHeader(INCOMPLETE, SearchPage.INDEXING);
            SearchMetrics.incomplete();
        }
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            StreamedResponse.sendHead(response);
            asyncResponse.resume(Response.ok().build());
            return;
        }
        StreamedSearch stream = service.stream(search, page.after());
        if (stream == null) {
            throw CommonError.UNAVAILABLE.exception();
        }
        try {
            StreamedResponse.send(request, response, stream, executor, () -> {
                stream.close();
                asyncResponse.resume(Response.ok().build());
            });
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }
}
