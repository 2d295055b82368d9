package io.vireo.view;

import io.vireo.auth.Caller;
import io.vireo.auth.CallerResolver;
import io.vireo.auth.Sessions;
import io.vireo.history.HistoryService;
import io.vireo.http.ApiResponse;
import io.vireo.http.ClientAddress;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import io.vireo.view.RecentViewRepository.Progress;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** {@code /v/{hashpath}/view}: players report that a video is watched, with or without a token. */
@Path("/v/{hashpath}/view")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ViewResource {
    @Inject
    Videos videos;

    @Inject
    ViewService views;

    @Inject
    HistoryService history;

    @Inject
    RateLimiter limits;

    @Inject
    Transactions transactions;

    @Inject
    CallerResolver callers;

    @Inject
    Sessions sessions;

    @Inject
    ClientAddress clientAddress;

    /** 200 with a ticket; 404 {@code "no-video"}; 429. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public ApiResponse begin(@PathParam("hashpath") String hash, @Context HttpServletRequest request) {
        Viewing viewing = viewing(request);
        PublishedVideo video = videos.require(hash, viewing.caller(), VideoCredentials.of(request));
        limits.acquire(ViewLimit.VIEWS_ADDRESS, viewing.address());
        return ApiResponse.of(new TicketResponse(views.begin(video, viewing)));
    }

    /** 200, whether or not a view was counted; 404 {@code "no-video"}; 429. */
    @PUT
    @RequiresDiskSpace
    public ApiResponse proceed(
            @PathParam("hashpath") String hash,
            @Valid HeartbeatRequest heartbeat,
            @Context HttpServletRequest request) {
        Viewing viewing = viewing(request);
        Caller caller = viewing.caller();
        PublishedVideo video = videos.require(hash, caller, VideoCredentials.of(request));
        Progress progress = views.progress(video, viewing);
        if (caller != null) {
            transactions.required(() -> {
                limits.acquireWithin(ViewLimit.POSITIONS_ACCOUNT, Long.toString(caller.channelId()));
                history.record(caller.channelId(), video.id(), heartbeat.position(), progress.duration());
            });
        }
        views.count(video, viewing, heartbeat.ticket(), progress);
        return ApiResponse.EMPTY;
    }

    private Viewing viewing(HttpServletRequest request) {
        return Viewing.of(caller(request).orElse(null), clientAddress.of(request), request);
    }

    /** Returns the caller of the header, or else of the session of a browser, if a page of this site has sent the request. */
    private Optional<Caller> caller(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return callers.find(authorization);
        }
        Optional<Caller> session = sessions.caller(request);
        if (session.isPresent()) {
            Sessions.requireSameOrigin(request::getHeader);
        }
        return session;
    }
}
