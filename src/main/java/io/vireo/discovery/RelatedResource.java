package io.vireo.discovery;

import io.vireo.auth.Caller;
import io.vireo.video.OpenedVideo;
import io.vireo.video.PersonalEntries;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** {@code /v/{hashpath}/related}: what to watch next. */
@Path("/v/{hashpath}/related")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class RelatedResource {
    @Inject
    Videos videos;

    @Inject
    RelatedService related;

    @Inject
    RankedPages pages;

    @Inject
    PersonalEntries personalEntries;

    /**
     * 200 with universal bodies, best first, at most 100, without the video itself and what the caller has watched to its end; 304;
     * 400 with an invalid {@code limit} or {@code after}; 404 {@code "no-video"}.
     */
    @GET
    public Response list(
            @PathParam("hashpath") String hash,
            @Context UriInfo uri,
            @Context Request conditions,
            @Context HttpServletRequest request) {
        @Nullable Caller caller = personalEntries.caller(request).orElse(null);
        VideoCredentials credentials = VideoCredentials.of(request);
        OpenedVideo opened =
                caller == null ? videos.open(hash, credentials) : videos.open(hash, caller, credentials.key());
        PublishedVideo video = opened.video();
        Response.ResponseBuilder response = pages.respond(
                uri, conditions, request, RelatedService.list(video), related.ranking(video), related.finished(caller));
        if (!opened.listed()) {
            opened.headers()
                    .forEach((name, value) -> response.header(name, null).header(name, value));
        }
        return response.build();
    }
}
