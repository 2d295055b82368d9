package io.vireo.comment;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.OpenedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** The comments of a video. A video that the caller may not open answers as one that does not exist. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CommentResource {
    @Inject
    Videos videos;

    @Inject
    CommentPages pages;

    @Inject
    CommentLists lists;

    @Inject
    DiscussionService discussions;

    /** 200 with threads, pinned ones first; 400 with an invalid {@code sort}, {@code limit} or {@code after}; 404 {@code "no-video"}. */
    @GET
    @Path("v/{hashpath}/comments")
    @PermitAll
    public Response threads(
            @PathParam("hashpath") String hash,
            @QueryParam("sort") @DefaultValue("newest") String sort,
            @Context UriInfo uri,
            @Context HttpServletRequest http) {
        VideoCredentials credentials = VideoCredentials.of(http);
        OpenedVideo video = videos.open(hash, credentials);
        CommentOrder order = CommentOrder.ofThreads(sort);
        return pages.respond(uri, video, 0, order, "&sort=" + sort + key(credentials));
    }

    /** 200 with the replies of a thread, oldest first; 404 {@code "no-video"}, {@code "no-comment"}. */
    @GET
    @Path("v/{hashpath}/comments/{id}/replies")
    @PermitAll
    public Response replies(
            @PathParam("hashpath") String hash,
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpServletRequest http) {
        VideoCredentials credentials = VideoCredentials.of(http);
        OpenedVideo video = videos.open(hash, credentials);
        return pages.respond(
                uri, video, lists.requireThread(video, id).comment().id(), CommentOrder.REPLIES, key(credentials));
    }

    private static String key(VideoCredentials credentials) {
        return credentials.key() == null ? "" : "&k=" + credentials.key();
    }

    /** 200 with the comment; 403 {@code "comments-closed"}; 404 {@code "no-video"}, {@code "no-comment"}; 429. Not idempotent. */
    @POST
    @Path("v/{hashpath}/comments")
    @RolesAllowed(Roles.CHANNEL)
    @RequiresDiskSpace
    public ApiResponse add(
            @PathParam("hashpath") String hash,
            @Valid CommentRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(security);
        OpenedVideo video = open(hash, caller, http);
        return ApiResponse.of(discussions.add(caller, video, request));
    }

    /** 200 with the comment; 403 {@code "not-owner"}, {@code "edit-time-over"}, {@code "comments-closed"}; 404; 429. */
    @PATCH
    @Path("v/{hashpath}/comments/{id}")
    @RolesAllowed(Roles.CHANNEL)
    @RequiresDiskSpace
    public ApiResponse edit(
            @PathParam("hashpath") String hash,
            @PathParam("id") String id,
            @Valid EditCommentRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(security);
        OpenedVideo video = open(hash, caller, http);
        return ApiResponse.of(discussions.edit(caller, video, id, request));
    }

    /** 200 with the deleted comment; 403 {@code "not-owner"}, {@code "not-allowed"}; 404 {@code "no-video"}, {@code "no-comment"}; 429. */
    @DELETE
    @Path("v/{hashpath}/comments/{id}")
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse delete(
            @PathParam("hashpath") String hash,
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(security);
        OpenedVideo video = open(hash, caller, http);
        return ApiResponse.of(discussions.delete(caller, video, id));
    }

    private OpenedVideo open(String hash, Caller caller, HttpServletRequest http) {
        return videos.open(hash, caller, VideoCredentials.of(http).key());
    }
}
