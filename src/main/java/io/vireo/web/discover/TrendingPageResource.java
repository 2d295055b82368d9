package io.vireo.web.discover;

import io.vireo.discovery.DiscoveredVideos;
import io.vireo.discovery.TrendingService;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /trending}: what is watched and liked now. */
@WebPage
@Path("/trending")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class TrendingPageResource {
    private static final int VIDEOS = 24;

    @Inject
    PageBuilder pages;

    @Inject
    PageCards cards;

    @Inject
    Visit visit;

    @Inject
    TrendingService trending;

    /** 200 with the videos. */
    @GET
    public Response trending(@QueryParam("after") @Nullable String after) {
        DiscoveredVideos found = trending.trending(after, VIDEOS);
        Map<String, Object> values = new HashMap<>();
        values.put("videos", cards.of(found.entries()));
        values.put("none", found.entries().isEmpty());
        values.put("next", found.next() == null ? false : found.next());
        values.put("canonical", "trending");
        values.put("noindex", after != null);
        return pages.page("trending", visit.texts().format("trending"), values);
    }
}
