package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.video.catalogue.CatalogueService.Section;
import io.vireo.web.library.ChannelViews;
import io.vireo.web.library.PersonalCards;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /channel/{name}}: a channel, its videos and its playlists. */
@WebPage
@Path("/channel/{name}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ChannelPageResource {
    private static final int VIDEOS = 24;

    @Inject
    PageBuilder pages;

    @Inject
    PageCards cards;

    @Inject
    Visit visit;

    @Inject
    CatalogueService catalogue;

    @Inject
    PersonalCards personalCards;

    @Inject
    ChannelViews views;

    /**
     * 200 with the page; 404.
     *
     * @param show the tab: {@code playlists} or {@code about}; the videos otherwise
     * @param after the cursor of the list of the tab
     */
    @GET
    public Response channel(
            @PathParam("name") String name,
            @QueryParam("show") @Nullable String show,
            @QueryParam("after") @Nullable String after,
            @QueryParam("own") @Nullable String own,
            @QueryParam("reported") @Nullable String reported) {
        Map<String, Object> channel = catalogue.channel(name);
        String username = PageCards.text(channel, "channel");
        Map<String, Object> values = new HashMap<>(cards.of(channel));
        values.put("count", values.get("videos"));
        values.putAll(views.values(channel, show, after));
        boolean showsVideos = Boolean.TRUE.equals(values.get("shows_videos"));
        if (showsVideos) {
            Section videos = catalogue.videos(username, after, VIDEOS);
            List<Map<String, Object>> all = personalCards.ofBodies(videos.entries());
            values.put("videos", all);
            values.put("none", all.isEmpty());
            values.put("next", videos.next() == null ? false : videos.next());
        }
        Optional<Caller> owner =
                visit.caller().filter(caller -> caller.username().equals(username));
        values.put("owner", owner.isPresent());
        values.put(
                "own",
                owner.filter(caller -> showsVideos)
                        .map(caller -> own(caller, own))
                        .orElse(false));
        values.put("channel_segment", PageLinks.segment(username));
        values.put("report_href", "report/channel/" + PageLinks.segment(username));
        values.put("reported", reported != null);
        values.put("canonical", PageLinks.channel(username));
        values.put("feed", "feeds/" + PageLinks.channel(username) + ".atom");
        values.put("noindex", after != null || !showsVideos);
        return pages.page("channel", username, values);
    }

    /** Returns the variables of the videos that only the owner sees here; {@code false} if there are none. */
    private Object own(Caller owner, @Nullable String after) {
        Section videos = catalogue.notListed(owner, after, VIDEOS);
        return videos.entries().isEmpty()
                ? false
                : Map.of(
                        "own_videos",
                        cards.of(videos.entries()),
                        "own_next",
                        videos.next() == null ? false : videos.next());
    }
}
