package io.vireo.history;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /v/{hashpath}/position}: where the caller stopped watching a video. */
@Path("/v/{hashpath}/position")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PositionResource {
    @Inject
    Videos videos;

    @Inject
    HistoryRepository history;

    /** 200 with the position, 0 if the caller has not watched the video; 404 {@code "no-video"}. */
    @GET
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse position(
            @PathParam("hashpath") String hash,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        Caller caller = Caller.of(security);
        PublishedVideo video = videos.require(hash, caller, VideoCredentials.of(request));
        return ApiResponse.of(history.find(caller.channelId(), video.id()));
    }
}
