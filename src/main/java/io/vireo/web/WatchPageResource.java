package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.mail.SiteLinks;
import io.vireo.video.OpenedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.comment.DiscussionSection;
import io.vireo.web.discover.RelatedCards;
import io.vireo.web.library.PlaylistViews;
import io.vireo.web.player.PlayerPresenter;
import io.vireo.web.watch.WatchDeeds;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /video/{hash}}: the page to watch a video. */
@WebPage
@Path("/video/{hash}")
@ApplicationScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class WatchPageResource {
    private static final int SUMMARY = 200;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** A description with more characters, or more lines, is folded: eight lines of a telephone. */
    private static final int LONG_TEXT = 600;

    private static final int LONG_LINES = 9;

    @Inject
    PageBuilder pages;

    @Inject
    PageCards cards;

    @Inject
    Visit visit;

    @Inject
    CatalogueService catalogue;

    @Inject
    RelatedCards relatedCards;

    @Inject
    SiteLinks links;

    @Inject
    PlayerPresenter player;

    @Inject
    PlaylistViews playlists;

    @Inject
    Videos videos;

    @Inject
    WatchDeeds deeds;

    @Inject
    DiscussionSection discussion;

    /**
     * 200 with the page, which no search engine may index unless the video is public; 404.
     *
     * @param sort the order of the comments, {@code newest} or {@code top}
     */
    @GET
    public Response watch(
            @PathParam("hash") String hash,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("reported") @Nullable String reported,
            @QueryParam("list") @Nullable String list) {
        VideoCredentials credentials = visit.credentials();
        Map<String, Object> video = catalogue.video(hash, credentials);
        ViewedVideo viewed = ViewedVideo.of(hash, video, credentials);
        Map<String, Object> card = cards.of(video);
        String channel = PageCards.text(video, "channel");
        String description = PageCards.text(video, "description");
        Map<String, Object> values = new HashMap<>(card);
        values.put("date", cards.formats().date(Instant.parse(PageCards.text(video, "upload"))));
        values.putAll(viewed.values());
        values.putAll(player.values(hash, video));
        values.put("list", playlists.beside(list, hash));
        values.put("reported", reported != null);
        values.put("wide", visit.isWide());
        Optional<OpenedVideo> opened =
                viewed.isPlayable() ? Optional.of(videos.openForPage(hash, credentials)) : Optional.empty();
        addSocial(values, viewed, opened, sort);
        values.put("description", LinkedText.parts(description));
        values.put("has_description", !description.isBlank());
        values.put(
                "long_description",
                description.length() > LONG_TEXT || description.lines().count() > LONG_LINES);
        values.putAll(relatedCards.values(video, opened));
        values.put(
                "owner",
                visit.caller().map(Caller::username).filter(channel::equals).isPresent());
        values.put("canonical", PageLinks.watch(hash));
        if (viewed.isPublic()) {
            values.put("feed", "feeds/" + PageLinks.channel(channel) + ".atom");
            values.put("meta", meta(hash, video, description));
            return pages.page("watch", PageCards.text(video, "title"), values);
        }
        return pages.respond(200, "watch", PageCards.text(video, "title"), values)
                .header(VideoAccessService.ROBOTS, VideoAccessService.NO_INDEX)
                .build();
    }

    /** Adds what visitors may do who may open the file of the video. */
    private void addSocial(
            Map<String, Object> values, ViewedVideo viewed, Optional<OpenedVideo> opened, @Nullable String sort) {
        values.put("views", deeds.views(viewed.body()));
        values.put("social", false);
        values.put("discussion", false);
        opened.ifPresent(video -> {
            values.put("social", deeds.values(video, viewed.body(), viewed.query()));
            values.put("discussion", discussion.values(video, viewed.body(), viewed.query(), sort, null));
        });
    }

    /** Returns the variables of the OpenGraph tags, whose addresses are absolute. */
    private Map<String, Object> meta(String hash, Map<String, Object> video, String description) {
        String line = SPACE.matcher(description).replaceAll(" ").strip();
        Map<String, Object> meta = new HashMap<>();
        meta.put("url", links.to("/" + PageLinks.watch(hash)));
        meta.put("image", links.to("/thumbnails/" + hash));
        meta.put("file", links.to("/video/d/" + hash));
        meta.put("embed", links.to("/embed/" + hash));
        meta.put(
                "oembed",
                links.to("/oembed?format=json&url=" + PageLinks.segment(links.to("/" + PageLinks.watch(hash)))));
        boolean isCut = line.codePointCount(0, line.length()) > SUMMARY;
        meta.put("summary", isCut ? line.substring(0, line.offsetByCodePoints(0, SUMMARY)) : line);
        meta.put("is_cut", isCut);
        meta.put("width", or(video, "width", 1280));
        meta.put("height", or(video, "height", 720));
        Long duration = PageCards.number(video, "duration");
        meta.put("seconds", duration == null ? false : duration);
        return meta;
    }

    private static long or(Map<String, Object> video, String key, long otherwise) {
        Long number = PageCards.number(video, key);
        return number == null ? otherwise : number;
    }
}
