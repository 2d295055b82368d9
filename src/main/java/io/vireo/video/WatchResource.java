package io.vireo.video;

import io.vireo.delivery.Delivery;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** The bytes of videos and their thumbnails; {@link WatchFilter} is the shorter way to them. */
@Path("/")
@RequestScoped
@PermitAll
public class WatchResource {
    @Inject
    Watching watching;

    /** 200, or 206, 304, 412 and 416 as RFC 9110 says; 400 {@code "no-video"}. */
    @GET
    @Path("video/d/{hashpath}")
    public void watch(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        watching.video(hash, new Delivery(request, response, answer));
    }

    /** 200 with the image; 404 {@code "no-thumbnails"}. */
    @GET
    @Path("thumbnails/{hashpath}")
    public void thumbnail(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        watching.thumbnail(hash, new Delivery(request, response, answer));
    }
}
