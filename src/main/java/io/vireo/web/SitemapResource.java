package io.vireo.web;

import io.vireo.http.CommonError;
import io.vireo.mail.SiteLinks;
import io.vireo.video.catalogue.SitemapListing;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code /sitemap.xml} and {@code /robots.txt}: what crawlers may find. */
@WebPage
@Path("/")
@RequestScoped
@PermitAll
public class SitemapResource {
    private static final Pattern PART = Pattern.compile("[0-9]{1,6}");

    @Inject
    SitemapListing videos;

    @Inject
    PageCards cards;

    @Inject
    PageTemplates templates;

    @Inject
    SiteLinks links;

    /**
     * 200 with the addresses of all videos, or with those of the parts of the map if it would be too large.
     *
     * @param part the number of a part; null for the whole map; 404 if there is no such part
     */
    @GET
    @Path("sitemap.xml")
    public Response sitemap(@QueryParam("part") @Nullable String part) {
        if (part != null) {
            return map(videos.part(number(part)));
        }
        return videos.all().map(this::map).orElseGet(this::index);
    }

    private int number(String part) {
        int number = PART.matcher(part).matches() ? Integer.parseInt(part) : Integer.MAX_VALUE;
        if (number >= videos.parts()) {
            throw CommonError.NOT_FOUND.exception();
        }
        return number;
    }

    private Response map(List<Map<String, Object>> bodies) {
        List<Map<String, Object>> entries =
                cards.of(bodies).stream().map(XmlText::clean).toList();
        return xml("sitemap", entries);
    }

    private Response index() {
        return xml(
                "sitemap-index",
                IntStream.range(0, videos.parts())
                        .mapToObj(part -> Map.<String, Object>of("part", part))
                        .toList());
    }

    private Response xml(String template, List<Map<String, Object>> entries) {
        return Response.ok(templates.render(template, Map.of("site", links.to("/"), "entries", entries)))
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
                "Disallow: /inbox",
                "Disallow: /edit/",
                "Disallow: /report/",
                "Disallow: /comments/",
                "Disallow: /rate/",
                "Disallow: /subscribe/",
                "Disallow: /save/",
                "Disallow: /block/",
                "Disallow: /moderation",
                "Disallow: /reset",
                "Disallow: /history",
                "Disallow: /liked",
                "Disallow: /later",
                "Disallow: /playlists",
                "Sitemap: " + links.to("/sitemap.xml"),
                "");
        return Response.ok(rules)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }
}
