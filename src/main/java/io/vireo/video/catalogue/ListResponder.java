package io.vireo.video.catalogue;

import io.vireo.http.CacheableJson;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import io.vireo.pagination.StreamedResponse;
import io.vireo.platform.Component;
import io.vireo.video.PersonalEntries;
import io.vireo.video.ReplicaRouter;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;

/**
 * Responds with a list: a single page, or the complete list, which is sent at once if it is short and streamed otherwise
 * (docs/decisions/0035-pages-and-streams.md).
 */
@Component
class ListResponder {
    /** Number of videos per read when a complete list is streamed. */
    private static final int SEGMENT = 1000;

    /** The request and response of one call for a list. */
    record Exchange(
            UriInfo uri,
            Request conditions,
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncResponse asyncResponse) {}

    @Inject
    Catalogue catalogue;

    @Inject
    ReplicaRouter replicaRouter;

    @Inject
    Paginator paging;

    @Inject
    PersonalEntries personalEntries;

    @Resource
    ManagedExecutorService executor;

    /** Starts the response. Throws as {@link Paginator#request} and {@link Catalogue#requireExists}. */
    void deliver(VideoListQuery list, Exchange exchange) throws IOException {
        PageRequest page = paging.request(exchange.uri(), list.name());
        long version = replicaRouter.version();
        KeysetPosition after = page.isFromTheBeginning() ? null : KeysetPosition.of(page.after());
        ListPage part = catalogue.page(list, after, page.limit().orElse(SEGMENT), version);
        if (part.isEmpty()) {
            catalogue.requireExists(list);
        }
        if (page.limit().isEmpty() && part.more()) {
            deliver(
                    new StreamedList(part, keysetPosition -> catalogue.page(list, keysetPosition, SEGMENT, version)),
                    part,
                    version,
                    exchange);
            return;
        }
        Response.ResponseBuilder builder =
                personalEntries.respond(part.json(), exchange.conditions(), exchange.request());
        if (part.more() && part.last() != null) {
            int limit = page.limit().orElse(SEGMENT);
            builder.header(
                    HttpHeaders.LINK,
                    paging.next(exchange.uri(), limit, list.name(), part.last().keys()));
        }
        exchange.asyncResponse().resume(builder.build());
    }

    /**
     * Streams a complete list. The entity tag combines the version of the catalogue and that of the counters, which are older than all
     * content, and the tag of the first page, where most changes occur; the latter also detects changes made directly in the database.
     */
    private void deliver(StreamedList whole, ListPage begin, long version, Exchange exchange) throws IOException {
        EntityTag tag = new EntityTag(
                version + "-" + catalogue.countsVersion() + "-"
                        + begin.json().tag().getValue(),
                true);
        Response.ResponseBuilder unchanged = CacheableJson.unchanged(exchange.conditions(), tag);
        if (unchanged != null) {
            exchange.asyncResponse().resume(unchanged.build());
            return;
        }
        HttpServletResponse response = exchange.response();
        response.setHeader(HttpHeaders.ETAG, tag.toString());
        StreamedResponse.send(exchange.request(), response, exchange.asyncResponse(), () -> whole, executor);
    }
}
