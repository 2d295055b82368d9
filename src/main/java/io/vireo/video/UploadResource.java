package io.vireo.video;

import io.vireo.http.Answer;
import io.vireo.http.ClientAddress;
import io.vireo.http.NeedsRoom;
import io.vireo.limit.Limit;
import io.vireo.limit.RateLimits;
import io.vireo.media.Draft;
import io.vireo.media.Reception;
import io.vireo.token.Caller;
import io.vireo.token.Roles;
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

/** {@code /upload}: a video is announced, then its bytes are sent. */
@Path("/upload")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {
    @Inject
    Publishing publishing;

    @Inject
    Uploads uploads;

    @Inject
    RateLimits limits;

    @Inject
    ClientAddress clientAddress;

    @Inject
    Receptions receptions;

    @Inject
    Publishers publishers;

    /** 200 with the hash path of the new video; 429 when the address or the channel announces too many. */
    @POST
    @NeedsRoom
    @RolesAllowed(Roles.CHANNEL)
    public Answer announce(
            @Valid Announcement announcement, @Context SecurityContext security, @Context HttpServletRequest request) {
        long channelId = Caller.of(security).channelId();
        limits.spend(Limit.ANNOUNCE_ADDRESS, clientAddress.of(request));
        limits.spend(Limit.ANNOUNCE_ACCOUNT, Long.toString(channelId));
        return Answer.of(publishing.announce(announcement, channelId));
    }

    /**
     * 200 {@code ""} when the video is published; 400 {@code "no-data"}, {@code "not-mp4"}; 403 {@code "not-owner"}; 404
     * {@code "no-video"}; 408 {@code "timeout"} if the sender falls silent; 409 {@code "already-uploaded"}; 413 {@code "too-large"}; 507 {@code "no-space"}.
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
            @Suspended AsyncResponse answer)
            throws IOException {
        long channelId = Caller.of(security).channelId();
        Draft draft = uploads.open(hash, channelId, request.getContentLengthLong());
        ServletInputStream body = request.getInputStream();
        // The request's own beans are gone when the body has arrived: only the shared ones are used then.
        Uploads shared = uploads;
        Publishers threads = publishers;
        Reception reception = receptions.of(
                request,
                bytes -> {
                    draft.write(bytes);
                    shared.requireFits(draft.size());
                },
                () -> threads.execute(() -> publish(shared, hash, channelId, draft, answer)),
                refusal -> {
                    draft.close();
                    Receptions.refuse(refusal, response, answer);
                });
        body.setReadListener(reception);
    }

    private static void publish(Uploads uploads, String hash, long channelId, Draft draft, AsyncResponse answer) {
        try {
            uploads.publish(hash, channelId, draft);
            answer.resume(Answer.EMPTY);
        } catch (RuntimeException e) {
            answer.resume(e);
        }
    }
}
