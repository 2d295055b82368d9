package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.HashPath;
import io.vireo.video.UpdateVideoRequest;
import io.vireo.video.VideoEditService;
import io.vireo.video.VideoError;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.catalogue.VideoBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code PATCH /v/{hashpath}}: changes title, description, visibility and policy for comments of a video. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VideoUpdateResource {
    @Inject
    VideoEditService videoEditService;

    @Inject
    VideoAccessService access;

    @Inject
    VideoBody body;

    /** 200 with the changed universal body; 400 if the body contains no field; 403 {@code "not-owner"}; 404 {@code "no-video"}. */
    @PATCH
    @Path("v/{hashpath}")
    @RequiresDiskSpace
    @RolesAllowed(Roles.CHANNEL)
    public byte[] edit(
            @PathParam("hashpath") String hash,
            @Valid UpdateVideoRequest updateVideoRequest,
            @Context SecurityContext security) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        updateVideoRequest.requireChange();
        Caller caller = Caller.of(security);
        videoEditService.edit(hash, caller, updateVideoRequest);
        return body.of(access.requireOwned(hash, caller));
    }
}
