package io.vireo.video.thumbnail;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.delivery.Delivery;
import io.vireo.http.ApiResponse;
import io.vireo.media.ImageUpload;
import io.vireo.media.ThumbnailCandidates;
import io.vireo.media.storage.StoredFile;
import io.vireo.video.HashPath;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoError;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.upload.PublishingExecutor;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /thumbnails}: lets the owner of a video select a candidate frame or upload an image as its thumbnail. */
@Path("/")
@RequestScoped
public class ThumbnailResource {
    @Inject
    ThumbnailChoiceService choices;

    @Inject
    ThumbnailCandidates candidates;

    @Inject
    VideoAccessService access;

    @Inject
    PublishingExecutor publishingExecutor;

    @Inject
    ImageUpload imageUpload;

    /** 200 with a list of {@code {"choice": n, "image": "<path>"}}; 403 {@code "not-owner"}; 404 {@code "no-thumbnails"}. */
    @GET
    @Path("thumbnails/{hashpath}/choices")
    @RolesAllowed(Roles.CHANNEL)
    @Produces(MediaType.APPLICATION_JSON)
    public void choices(
            @PathParam("hashpath") String hash,
            @Context SecurityContext security,
            @Suspended AsyncResponse asyncResponse) {
        choices.requireOwner(hash, Caller.of(security).channelId());
        ThumbnailChoiceService shared = choices;
        executeAsync(asyncResponse, () -> ApiResponse.of(shared.of(hash)));
    }

    /** 200 with the image of a candidate frame, while it is stored; 404 {@code "no-thumbnails"}. As public as the video. */
    @GET
    @Path("thumbnails/{hashpath}/choices/{choice}")
    @PermitAll
    public void choice(
            @PathParam("hashpath") String hash,
            @PathParam("choice") String number,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        HashPath.require(hash, VideoError.NO_THUMBNAIL);
        Optional<StoredFile> image =
                number.matches("[1-9][0-9]?") ? candidates.find(hash, Integer.parseInt(number)) : Optional.empty();
        String cacheControl =
                access.requireFile(hash, image.isPresent(), VideoCredentials.of(request), VideoError.NO_THUMBNAIL);
        VideoAccessService.send(
                image.orElseThrow(VideoError.NO_THUMBNAIL::exception),
                new Delivery(request, response, asyncResponse),
                cacheControl);
    }

    /** 200 {@code ""}; 400 {@code {"invalid-field": "choice"}}; 403 {@code "not-owner"}; 404 {@code "no-thumbnails"}. */
    @PUT
    @Path("thumbnails/{hashpath}")
    @RolesAllowed(Roles.CHANNEL)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public void choose(
            @PathParam("hashpath") String hash,
            @Valid ChooseThumbnailRequest body,
            @Context SecurityContext security,
            @Suspended AsyncResponse asyncResponse) {
        long channelId = Caller.of(security).channelId();
        choices.requireOwner(hash, channelId);
        ThumbnailChoiceService shared = choices;
        executeAsync(asyncResponse, () -> {
            shared.choose(hash, channelId, body.choice());
            return ApiResponse.EMPTY;
        });
    }

    /** 200 {@code ""}; 400 {@code "not-image"}; 403 {@code "not-owner"}; 404 {@code "no-thumbnails"}; 413 {@code "too-large"}. */
    @PUT
    @Path("thumbnails/{hashpath}")
    @RolesAllowed(Roles.CHANNEL)
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public void replace(
            @PathParam("hashpath") String hash,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        long channelId = Caller.of(security).channelId();
        choices.requireOwner(hash, channelId);
        ThumbnailChoiceService shared = choices;
        imageUpload.receive(request, asyncResponse, image -> shared.replace(hash, channelId, image));
    }

    /** Runs the work on a pool of its own, because frame extraction is slow and must not occupy a request thread. */
    private void executeAsync(AsyncResponse asyncResponse, Supplier<ApiResponse> work) {
        publishingExecutor.execute(() -> {
            try {
                asyncResponse.resume(work.get());
            } catch (RuntimeException e) {
                asyncResponse.resume(e);
            }
        });
    }
}
