package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.ClientAddress;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.media.NonBlockingBodyReader;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.VideoLimit;
import io.vireo.video.VideoService;
import io.vireo.video.upload.UploadReservations.Reservation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;

/** {@code /upload}: creates a video and receives its file. */
@Path("/upload")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {
    @Inject
    VideoService videoService;

    @Inject
    UploadService uploadService;

    @Inject
    RateLimiter limits;

    @Inject
    ClientAddress clientAddress;

    @Inject
    ActiveUploads activeUploads;

    @Inject
    UploadReservations reservations;

    @Inject
    StagingArea stagingArea;

    @Inject
    PublishingExecutor publishingExecutor;

    /** 200 with the hash path of the new video; 429 if the rate limit of the address or of the channel is exceeded. */
    @POST
    @RequiresDiskSpace
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse create(
            @Valid CreateVideoRequest createVideoRequest,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        long channelId = Caller.of(security).channelId();
        limits.acquire(VideoLimit.CREATE_ADDRESS, clientAddress.of(request));
        limits.acquire(VideoLimit.CREATE_ACCOUNT, Long.toString(channelId));
        return ApiResponse.of(videoService.create(createVideoRequest, channelId));
    }

    /**
     * 200 {@code ""} when the video is published; 400 {@code "no-data"}, {@code "not-mp4"}; 403 {@code "not-owner"}, {@code {"quota": …}};
     * 404 {@code "no-video"}; 408 {@code "timeout"} after the idle timeout; 409 {@code "already-uploaded"}; 413 {@code "too-large"}; 507
     * {@code "no-space"}.
     */
    @POST
    @Path("v/{hashpath}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.CHANNEL)
    public void upload(
            @PathParam("hashpath") String hash,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        long channelId = Caller.of(security).channelId();
        long length = request.getContentLengthLong();
        uploadService.requireUploadable(hash, channelId, length);
        // Only application-scoped beans are available after the body has arrived.
        UploadService shared = uploadService;
        UploadReservations quota = reservations;
        Reservation reservation = quota.reserve(channelId, hash, length);
        StagedFile stagedFile = open(reservation);
        ServletInputStream body = request.getInputStream();
        PublishingExecutor threads = publishingExecutor;
        NonBlockingBodyReader nonBlockingBodyReader = activeUploads.of(
                request,
                bytes -> {
                    stagedFile.write(bytes);
                    shared.requireFits(stagedFile.size());
                    quota.require(reservation, stagedFile.size());
                },
                () -> threads.execute(() -> {
                    try {
                        shared.publish(hash, channelId, stagedFile);
                        quota.release(reservation);
                        asyncResponse.resume(ApiResponse.EMPTY);
                    } catch (RuntimeException e) {
                        quota.release(reservation);
                        asyncResponse.resume(e);
                    }
                }),
                refusal -> {
                    stagedFile.close();
                    quota.release(reservation);
                    ActiveUploads.respond(refusal, response, asyncResponse);
                });
        body.setReadListener(nonBlockingBodyReader);
    }

    private StagedFile open(Reservation reservation) {
        try {
            return stagingArea.begin();
        } catch (RuntimeException e) {
            reservations.release(reservation);
            throw e;
        }
    }
}
