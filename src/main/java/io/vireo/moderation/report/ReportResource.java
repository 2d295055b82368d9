package io.vireo.moderation.report;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.VideoCredentials;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Reports of videos, comments and channels to the moderators. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class ReportResource {
    @Inject
    ReportService reportService;

    /** 200 with the report; 404 {@code "no-video"}; 409 {@code "already-reported"}; 429. */
    @POST
    @Path("v/{hashpath}/reports")
    @RequiresDiskSpace
    public ApiResponse reportVideo(
            @PathParam("hashpath") String hash,
            @Valid ReportRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        return ApiResponse.of(
                reportService.report(Caller.of(security), "video", hash, VideoCredentials.of(http), request));
    }

    /** 200 with the report; 404 {@code "no-video"}, {@code "no-comment"}; 409 {@code "already-reported"}; 429. */
    @POST
    @Path("v/{hashpath}/comments/{id}/reports")
    @RequiresDiskSpace
    public ApiResponse reportComment(
            @PathParam("hashpath") String hash,
            @PathParam("id") String id,
            @Valid ReportRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        return ApiResponse.of(reportService.report(
                Caller.of(security), "comment", hash + "/" + id, VideoCredentials.of(http), request));
    }

    /** 200 with the report; 404 {@code "channel"}; 409 {@code "already-reported"}; 429. */
    @POST
    @Path("c/{name}/reports")
    @RequiresDiskSpace
    public ApiResponse reportChannel(
            @PathParam("name") String name,
            @Valid ReportRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        return ApiResponse.of(
                reportService.report(Caller.of(security), "channel", name, VideoCredentials.of(http), request));
    }
}
