package io.vireo.history;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.pagination.NewestFirstPages;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.HashPath;
import io.vireo.video.VideoError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** {@code /me/history}: what the caller has watched. */
@Path("/me/history")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class HistoryResource {
    private static final int MAX_QUERY = 100;

    @Inject
    HistoryListRepository list;

    @Inject
    HistoryRepository history;

    @Inject
    HistoryService historyService;

    @Inject
    NewestFirstPages pages;

    @Inject
    RateLimiter limits;

    /** 200 with universal bodies, the last watched first, at most 100; 400 with an invalid {@code limit}, {@code after} or {@code q}. */
    @GET
    public Response list(
            @QueryParam("q") @DefaultValue("") String query, @Context UriInfo uri, @Context SecurityContext security) {
        String title = query.strip();
        if (title.length() > MAX_QUERY) {
            throw ApiException.invalidField("q");
        }
        long caller = Caller.of(security).channelId();
        String parameters = title.isEmpty() ? "" : "&q=" + URLEncoder.encode(title, StandardCharsets.UTF_8);
        return pages.respond(
                uri,
                "history of " + caller + " " + title,
                parameters,
                (after, limit) -> list.page(caller, title, after, limit));
    }

    /** 200, also if it is empty; 429. */
    @DELETE
    public ApiResponse clear(@Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        limits.acquire(HistoryLimit.HISTORY_ACCOUNT, Long.toString(caller));
        historyService.clear(caller);
        return ApiResponse.EMPTY;
    }

    /** 200, also if the history does not contain the video; 404 {@code "no-video"} if it is not a hash path; 429. */
    @DELETE
    @Path("{hashpath}")
    public ApiResponse remove(@PathParam("hashpath") String hash, @Context SecurityContext security) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        long caller = Caller.of(security).channelId();
        limits.acquire(HistoryLimit.HISTORY_ACCOUNT, Long.toString(caller));
        history.remove(caller, hash);
        return ApiResponse.EMPTY;
    }
}
