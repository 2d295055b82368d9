package io.vireo.video;

import io.vireo.account.Channels;
import io.vireo.http.Reason;
import io.vireo.http.Representation;
import io.vireo.paging.ListStream;
import io.vireo.paging.PageRequest;
import io.vireo.paging.Paging;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;

/** A video's data and the lists of what is published, newest first. */
@Path("/")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
    /** So many videos of a whole list are read at once. */
    private static final int PIECE = 1000;

    @Inject
    Catalogue catalogue;

    @Inject
    Paging paging;

    @Resource
    ManagedExecutorService executor;

    /** 200 with the universal body; 304; 404 {@code "no-video"}. */
    @GET
    @Path("v/{hashpath}")
    public Response video(@PathParam("hashpath") String hash, @Context Request request) {
        HashPath.require(hash, Reason.NO_VIDEO);
        return catalogue
                .video(hash)
                .orElseThrow(Reason.NO_VIDEO::refusal)
                .answer(request)
                .build();
    }

    /** 200 with the list, or a page of it; 304. */
    @GET
    @Path("videos/all")
    public void all(
            @Context UriInfo uri,
            @Context Request conditions,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        list(Listing.ALL, uri, conditions, request, response, answer);
    }

    /** 200 with the list, or a page of it; 304; 404 {@code "channel"}. */
    @GET
    @Path("videos/channel/{name}")
    public void ofChannel(
            @PathParam("name") String name,
            @Context UriInfo uri,
            @Context Request conditions,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        Channels.requirePossible(name);
        list(new Listing(name), uri, conditions, request, response, answer);
    }

    private void list(
            Listing list,
            UriInfo uri,
            Request conditions,
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncResponse answer)
            throws IOException {
        PageRequest page = paging.request(uri, list.name());
        long version = catalogue.version();
        Place after = page.isFromTheBeginning() ? null : Place.of(page.after());
        ListPart part = catalogue.part(list, after, page.limit().orElse(PIECE), version);
        if (part.isEmpty()) {
            catalogue.requireExists(list);
        }
        if (page.limit().isEmpty() && part.more()) {
            EntityTag tag = new EntityTag(version + "-" + part.answer().tag().getValue(), true);
            Response.ResponseBuilder unchanged = Representation.unchanged(conditions, tag);
            if (unchanged != null) {
                answer.resume(unchanged.build());
                return;
            }
            Catalogue shared = catalogue;
            WholeList whole = new WholeList(part, place -> shared.part(list, place, PIECE, version));
            response.setHeader(HttpHeaders.ETAG, tag.toString());
            response.setHeader(HttpHeaders.CACHE_CONTROL, Representation.ASK_AGAIN);
            response.setContentType(MediaType.APPLICATION_JSON);
            if (request.getMethod().equals(HttpMethod.HEAD)) {
                answer.resume(Response.ok().build());
            } else {
                ListStream.send(
                        request,
                        response,
                        whole,
                        executor,
                        () -> answer.resume(Response.ok().build()));
            }
            return;
        }
        Response.ResponseBuilder shown = part.answer().answer(conditions);
        if (part.more() && part.last() != null) {
            shown.header(
                    HttpHeaders.LINK,
                    paging.next(
                            uri,
                            page.limit().getAsInt(),
                            list.name(),
                            part.last().keys()));
        }
        answer.resume(shown.build());
    }
}
