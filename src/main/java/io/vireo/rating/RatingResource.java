package io.vireo.rating;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /v/{hashpath}/rating}: how the caller rates a video. */
@Path("/v/{hashpath}/rating")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class RatingResource {
    @Inject
    Videos videos;

    @Inject
    RatingService ratings;

    /** 200 with the rating of the caller and the numbers; 404 {@code "no-video"}. */
    @GET
    public ApiResponse rating(
            @PathParam("hashpath") String hash,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        Caller caller = Caller.of(security);
        PublishedVideo video = videos.require(hash, caller, VideoCredentials.of(request));
        return ApiResponse.of(ratings.rating(caller.channelId(), video));
    }

    /** 200 with the rating and the numbers, also without a change; 403 {@code "no-dislikes"}; 404 {@code "no-video"}; 429. */
    @PUT
    @RequiresDiskSpace
    public ApiResponse rate(
            @PathParam("hashpath") String hash,
            @Valid RatingRequest rating,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        Caller caller = Caller.of(security);
        String key = VideoCredentials.of(request).key();
        return ApiResponse.of(ratings.rate(caller, hash, key, rating.rating()));
    }
}
