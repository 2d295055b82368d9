package io.vireo.web;

import io.vireo.mail.SiteLinks;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.video.catalogue.CatalogueService.Section;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /sitemap.xml} and {@code /robots.txt}: what crawlers may find. */
@WebPage
@Path("/")
@RequestScoped
@PermitAll
public class SitemapResource {
    private static final int PAGE = 100;

    /** The newest videos; the older ones are linked by the pages of their channels. */
    private static final int VIDEOS = 5000;

    @Inject
    CatalogueService catalogue;

    @Inject
    PageCards cards;

    @Inject
    PageTemplates templates;

    @Inject
    SiteLinks links;

    /** 200 with the addresses of the newest videos. */
    @GET
    @Path("sitemap.xml")
    public Response sitemap() {
        List<Map<String, Object>> entries = new ArrayList<>();
        @Nullable String after = null;
        do {
            Section videos = catalogue.videos(null, after, PAGE);
            cards.of(videos.entries()).stream().map(XmlText::clean).forEach(entries::add);
            after = videos.next();
        } while (after != null && entries.size() < VIDEOS);
        return Response.ok(templates.render("sitemap", Map.of("site", links.to("/"), "entries", entries)))
                .type(MediaType.APPLICATION_XML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }

    /** 200 with the rules for crawlers. */
    @GET
    @Path("robots.txt")
    public Response robots() {
        String rules = String.join(
                "\n",
                "User-agent: *",
                "Disallow: /search/",
                "Disallow: /settings",
                "Disallow: /edit/",
                "Disallow: /report/",
                "Disallow: /comments/",
                "Disallow: /rate/",
                "Disallow: /subscribe/",
                "Disallow: /save/",
                "Disallow: /block/",
                "Disallow: /moderation",
                "Disallow: /reset",
                "Sitemap: " + links.to("/sitemap.xml"),
                "");
        return Response.ok(rules)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }
}
