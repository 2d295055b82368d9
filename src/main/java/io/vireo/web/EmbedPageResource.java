package io.vireo.web;

import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoError;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.player.PlayerPresenter;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/** {@code /embed/{hash}}: the player alone, for a frame on another site. */
@WebPage
@Path("/embed/{hash}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class EmbedPageResource {
    @Inject
    PageBuilder pages;

    @Inject
    PageCards cards;

    @Inject
    Visit visit;

    @Inject
    CatalogueService catalogue;

    @Inject
    PlayerPresenter player;

    /** 200 with the page; 404. */
    @GET
    public Response embed(@PathParam("hash") String hash) {
        VideoCredentials credentials = visit.credentials();
        Map<String, Object> video = catalogue.video(hash, credentials);
        ViewedVideo viewed = ViewedVideo.of(hash, video, credentials);
        if (!viewed.isPlayable()) {
            throw VideoError.NO_VIDEO.exception();
        }
        Map<String, Object> values = new HashMap<>(cards.of(video));
        values.putAll(viewed.values());
        values.putAll(player.values(hash, video));
        values.put("hash", hash);
        values.put("key_query", viewed.query());
        values.put("noindex", true);
        values.put("canonical", PageLinks.watch(hash));
        return pages.page("embed", PageCards.text(video, "title"), values);
    }
}
