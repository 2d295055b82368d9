package io.vireo.discovery;

import io.vireo.video.TagName;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /videos/trending}: what is watched and liked now. */
@Path("/videos/trending")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class TrendingResource {
    @Inject
    TrendingService trending;

    @Inject
    RankedPages pages;

    /**
     * 200 with universal bodies, hottest first, at most 100; with {@code tag} those that have it; 304; 400 with an invalid {@code limit} or
     * {@code after}.
     */
    @GET
    public Response list(
            @QueryParam("tag") @Nullable String tag,
            @Context UriInfo uri,
            @Context Request conditions,
            @Context HttpServletRequest request) {
        if (tag == null) {
            return pages.respond(uri, conditions, request, TrendingService.LIST, trending.ranking(), hashes -> Set.of())
                    .build();
        }
        String list = TrendingService.LIST + " " + TagName.fold(tag);
        String parameter = "&tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8);
        return pages.respond(uri, conditions, request, list, parameter, trending.ranking(tag), hashes -> Set.of())
                .build();
    }
}
