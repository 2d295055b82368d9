package io.vireo.search;

import io.micrometer.core.instrument.Counter;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import io.vireo.pagination.StreamedResponse;
import io.vireo.platform.Metrics;
import io.vireo.video.PersonalEntries;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
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
@Path("/search")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    /** Response header with the reason why hits may be missing: {@link #INDEXING}, while the index is being built. */
    static final String INCOMPLETE = "Search-Incomplete";

    private static final String INDEXING = "indexing";

    /** Counts where the header is set, because response filters do not see the headers of streamed responses. */
    private static final Counter COUNTER = Counter.builder("vireo.search.incomplete")
            .description("Search responses that may be incomplete")
            .tag("reason", INDEXING)
            .register(Metrics.registry());

    @Inject
    SearchService service;

    @Inject
    Paginator pages;

    @Inject
    PersonalEntries personalEntries;

    @Resource
    ManagedExecutorService executor;

    /**
     * 200 with the videos, then the channels ({@code all}), or one of both, best match first, in pages if a limit is given; 304; 400
     * {@code "bad-search-type"} or {@code {"invalid-field": …}} with {@code limit}, {@code after}, {@code sort}, {@code duration},
     * {@code since} or {@code tag}.
     */
    @GET
    @Path("{type}/{query: .+}")
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
        SearchPage searchPage = service.page(search, page.after(), page.limit());
        if (searchPage == null ? service.isIncomplete() : searchPage.isIncomplete()) {
            response.setHeader(INCOMPLETE, INDEXING);
            COUNTER.increment();
        }
        if (searchPage == null) {
            StreamedResponse.send(
                    request, response, asyncResponse, () -> service.stream(search, page.after()), executor);
            return;
        }
        Response.ResponseBuilder builder = personalEntries.respond(searchPage.body(), conditions, request);
        if (!searchPage.next().isEmpty() && page.limit().isPresent()) {
            int limit = page.limit().getAsInt();
            builder.header(
                    HttpHeaders.LINK, pages.next(uri, limit, search.list(), searchPage.next(), search.parameters()));
        }
        asyncResponse.resume(builder.build());
    }
}
