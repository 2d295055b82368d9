package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.catalogue.VideoBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** {@code POST /v/{hashpath}/key}: gives an unlisted video a new key. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VideoKeyResource {
    @Inject
    VideoKeyService videoKeyService;

    @Inject
    VideoAccessService access;

    @Inject
    VideoBody body;

    /** 200 with the universal body and the new {@code "key"}; 403 {@code "not-owner"}; 404 {@code "no-video"}; 429. */
    @POST
    @Path("v/{hashpath}/key")
    @RequiresDiskSpace
    @RolesAllowed(Roles.CHANNEL)
    public Response renew(@PathParam("hashpath") String hash, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        videoKeyService.renew(hash, caller);
        return Response.ok(body.of(access.requireOwned(hash, caller)))
                .header("Cache-Control", VideoAccessService.PRIVATE)
                .build();
    }
}
