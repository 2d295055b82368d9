package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.HashPath;
import io.vireo.video.UniversalBodySerializer;
import io.vireo.video.UpdateVideoRequest;
import io.vireo.video.VideoError;
import io.vireo.video.VideoService;
import io.vireo.video.catalogue.CatalogueRepository;
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

/** {@code PATCH /v/{hashpath}}: changes title and description of a video. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VideoUpdateResource {
    @Inject
    VideoService videoService;

    @Inject
    CatalogueRepository entries;

    /** 200 with the changed universal body; 400 if the body contains neither field; 403 {@code "not-owner"}; 404 {@code "no-video"}. */
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
        videoService.edit(hash, Caller.of(security), updateVideoRequest);
        return UniversalBodySerializer.serialize(entries.anyVideo(hash).orElseThrow(VideoError.NO_VIDEO::exception));
    }
}
