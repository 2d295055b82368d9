package io.vireo.web;

import io.vireo.mail.SiteLinks;
import io.vireo.video.catalogue.CatalogueService;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /feeds/…}: the newest videos as Atom (RFC 4287), with absolute addresses. */
@WebPage
@Path("/feeds")
@RequestScoped
@PermitAll
public class FeedResource {
    private static final int VIDEOS = 50;

    @Inject
    CatalogueService catalogue;

    @Inject
    PageCards cards;

    @Inject
    PageTemplates templates;

    @Inject
    SiteLinks links;

    /** 200 with the newest videos of the site. */
    @GET
    @Path("all.atom")
    public Response all() {
        return feed(null, "Vireo", "", "feeds/all.atom");
    }

    /** 200 with the newest videos of a channel; 404 {@code "channel"}. */
    @GET
    @Path("channel/{name}.atom")
    public Response ofChannel(@PathParam("name") String name) {
        String username = PageCards.text(catalogue.channel(name), "channel");
        String path = PageLinks.channel(username);
        return feed(username, username + " · Vireo", path, "feeds/" + path + ".atom");
    }

    private Response feed(@Nullable String channel, String title, String page, String self) {
        List<Map<String, Object>> entries = cards
                .of(catalogue.videos(channel, null, VIDEOS).entries())
                .stream()
                .map(XmlText::clean)
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("site", links.to("/"));
        values.put("self", links.to("/" + self));
        values.put("page", links.to("/" + page));
        values.put("title", XmlText.clean(title));
        values.put(
                "updated",
                entries.isEmpty() ? "1970-01-01T00:00:00Z" : entries.get(0).get("time"));
        values.put("entries", entries);
        return Response.ok(templates.render("feed", values))
                .type(MediaType.APPLICATION_ATOM_XML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
