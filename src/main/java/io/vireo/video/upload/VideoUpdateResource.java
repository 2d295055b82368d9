package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.HashPath;
import io.vireo.video.UpdateVideoRequest;
import io.vireo.video.VideoError;
import io.vireo.video.VideoService;
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

/** {@code PATCH /v/{hashpath}}. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VideoUpdateResource {
    @Inject
    VideoService videoService;

    /** 200 with the universal body as it is now; 400 when it names neither field; 403 {@code "not-owner"}; 404 {@code "no-video"}. */
    @PATCH
    @Path("v/{hashpath}")
    @RequiresDiskSpace
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse edit(
            @PathParam("hashpath") String hash,
            @Valid UpdateVideoRequest updateVideoRequest,
            @Context SecurityContext security) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        updateVideoRequest.requireSomething();
        return ApiResponse.of(
                videoService.edit(hash, Caller.of(security), updateVideoRequest).body());
    }
}
