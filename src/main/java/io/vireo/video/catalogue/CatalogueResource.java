package io.vireo.video.catalogue;

import io.vireo.http.CacheableJson;
import io.vireo.identity.Channels;
import io.vireo.video.HashPath;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoError;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.access.VideoAccessService.VisibleVideo;
import io.vireo.video.catalogue.ListResponder.Exchange;
import jakarta.annotation.security.PermitAll;
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
import java.util.Optional;

/**
 * {@code GET} of a video and of the lists of published videos, newest first. A singleton, because creating an instance per request costs
 * more than the request itself.
 */
@Path("/")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
    @Inject
    Catalogue catalogue;

    @Inject
    VideoAccessService access;

    @Inject
    VideoBody body;

    @Inject
    ListResponder lists;

    /**
     * 200 with the universal body; 304; 404 {@code "no-video"}. Only for a video that is not listed does the response depend on the
     * caller: a token, or the key {@code k}.
     */
    @GET
    @Path("v/{hashpath}")
    public Response video(
            @PathParam("hashpath") String hash, @Context Request conditions, @Context HttpServletRequest request) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        Optional<CacheableJson> listed = catalogue.video(hash);
        return listed.isPresent()
                ? listed.get().respond(conditions).build()
                : notListed(hash, VideoCredentials.of(request));
    }

    private Response notListed(String hash, VideoCredentials credentials) {
        VisibleVideo video = access.findData(hash, credentials).orElseThrow(VideoError.NO_VIDEO::exception);
        return Response.ok(body.of(video), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, video.cacheControl())
                .header(VideoAccessService.ROBOTS, VideoAccessService.NO_INDEX)
                .build();
    }

    /** 200 with the list or a page of it; 304; 400 with an invalid {@code limit} or {@code after}. */
    @GET
    @Path("videos/all")
    public void all(
            @Context UriInfo uri,
            @Context Request conditions,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        lists.deliver(VideoListQuery.ALL, new Exchange(uri, conditions, request, response, asyncResponse));
    }

    /** As {@code videos/all}; 404 {@code "channel"}. */
    @GET
    @Path("videos/channel/{name}")
    public void ofChannel(
            @PathParam("name") String name,
            @Context UriInfo uri,
            @Context Request conditions,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        Channels.requirePossible(name);
        lists.deliver(VideoListQuery.ofChannel(name), new Exchange(uri, conditions, request, response, asyncResponse));
    }

    /** As {@code videos/all}; empty if no video has the tag. */
    @GET
    @Path("videos/tag/{tag: .+}")
    public void ofTag(
            @PathParam("tag") String tag,
            @Context UriInfo uri,
            @Context Request conditions,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        lists.deliver(VideoListQuery.ofTag(tag), new Exchange(uri, conditions, request, response, asyncResponse));
    }
}
