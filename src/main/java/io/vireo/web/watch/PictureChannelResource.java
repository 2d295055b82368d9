package io.vireo.web.watch;

import io.vireo.web.ChannelPageResource;
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
import org.jspecify.annotations.Nullable;

/** The page of a channel of the name {@code picture}, whose path the API has for other methods: it precedes {@code /channel/{name}}. */
@WebPage
@Path("/channel/picture")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PictureChannelResource {
    @Inject
    ChannelPageResource page;

    /** As the page of any other channel. */
    @GET
    public Response channel(
            @QueryParam("show") @Nullable String show,
            @QueryParam("after") @Nullable String after,
            @QueryParam("own") @Nullable String own,
            @QueryParam("reported") @Nullable String reported) {
        return page.channel("picture", show, after, own, reported);
    }
}
