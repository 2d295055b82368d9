package io.vireo.web.watch;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.moderation.block.BlockService;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.FormData;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /block/{name}}: blocks a channel for the visitor, or ends that. */
@WebPage
@Path("/block/{name}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class BlockPageResource {
    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Rejections rejections;

    @Inject
    CatalogueService catalogue;

    @Inject
    BlockService blocks;

    /** 200 with what a block means and a button; 303 to the sign-in page; 404. */
    @GET
    public Response form(@PathParam("name") String name, @QueryParam("back") @Nullable String back) {
        Caller caller = visit.requireCaller();
        String channel = PageCards.text(catalogue.channel(name), "channel");
        Map<String, Object> values = new HashMap<>();
        values.put("name", channel);
        values.put("blocked", blocks.isBlocked(caller, channel));
        values.put("action", "block/" + PageLinks.segment(channel));
        values.put("back", target(back, channel));
        values.put("noindex", true);
        return pages.page("block", visit.texts().format("block_title", channel), values);
    }

    /** 303 to the page that the form names; 303 to the sign-in page; 400, 404 or 429 with the reason. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response change(@PathParam("name") String name, InputStream body) throws IOException {
        Caller caller = visit.requireCaller();
        FormData form = FormData.read(body);
        String back = target(form.get("back"), name);
        try {
            visit.requireActiveCaller();
            if (form.get("act").equals("unblock")) {
                blocks.unblock(caller, name);
            } else {
                blocks.block(caller, name);
            }
            return pages.redirect(back).build();
        } catch (ApiException e) {
            return rejections.page(e, back);
        }
    }

    private static String target(@Nullable String back, String name) {
        String target = PageLinks.within(back);
        return target.isEmpty() ? PageLinks.channel(name) : target;
    }
}
