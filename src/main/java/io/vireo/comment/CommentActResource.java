package io.vireo.comment;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.OpenedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** What readers, owners of videos and moderators do with a comment: rating, pin, approval. All calls are idempotent. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class CommentActResource {
    @Inject
    Videos videos;

    @Inject
    DiscussionService discussions;

    /** 200 with the comment; 404 {@code "no-video"}, {@code "no-comment"}; 429. */
    @PUT
    @Path("v/{hashpath}/comments/{id}/rating")
    @RequiresDiskSpace
    public ApiResponse rate(
            @PathParam("hashpath") String hash,
            @PathParam("id") String id,
            @Valid CommentRatingRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(security);
        return ApiResponse.of(discussions.rate(caller, open(hash, caller, http), id, request.rating()));
    }

    /** 200 with the comment; 403 {@code "not-owner"}; 404 {@code "no-video"}, {@code "no-comment"}; 409 {@code "not-pinnable"}; 429. */
    @PUT
    @Path("v/{hashpath}/comments/{id}/pin")
    public ApiResponse pin(
            @PathParam("hashpath") String hash,
            @PathParam("id") String id,
            @Valid PinRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(security);
        return ApiResponse.of(discussions.pin(caller, open(hash, caller, http), id, request.pinned()));
    }

    /** 200 with the comment, deleted unless it is approved; 403 {@code "not-owner"}, {@code "not-allowed"}; 404; 429. */
    @PUT
    @Path("v/{hashpath}/comments/{id}/approval")
    public ApiResponse approve(
            @PathParam("hashpath") String hash,
            @PathParam("id") String id,
            @Valid ApprovalRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(security);
        return ApiResponse.of(discussions.approve(caller, open(hash, caller, http), id, request.approved()));
    }

    private OpenedVideo open(String hash, Caller caller, HttpServletRequest http) {
        return videos.open(hash, caller, VideoCredentials.of(http).key());
    }
}
