package io.vireo.web.discover;

import io.vireo.video.TagName;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /tag/{tag}}: the newest videos with a tag. */
@WebPage
@Path("/tag/{tag: .+}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class TagPageResource {
    private static final int VIDEOS = 24;

    @Inject
    PageBuilder pages;

    @Inject
    PageCards cards;

    @Inject
    Visit visit;

    @Inject
    CatalogueService catalogue;

    /** 200 with the videos, also if there are none. */
    @GET
    public Response tag(@PathParam("tag") String tag, @QueryParam("after") @Nullable String after) {
        String name = TagName.of(tag).map(TagName::name).orElse(tag);
        CatalogueService.Section found = catalogue.tagged(tag, after, VIDEOS);
        Map<String, Object> values = new HashMap<>();
        values.put("heading", visit.texts().format("tag_heading", name));
        values.put("tag_href", PageLinks.tag(tag));
        values.put("search_href", "search/" + PageLinks.segment(name));
        values.put("videos", cards.of(found.entries()));
        values.put("none", found.entries().isEmpty());
        values.put("next", found.next() == null ? false : found.next());
        values.put("canonical", PageLinks.tag(name));
        values.put("noindex", after != null || found.entries().isEmpty());
        return pages.page("tag", name, values);
    }
}
