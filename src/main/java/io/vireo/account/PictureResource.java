package io.vireo.account;

import io.vireo.media.DefaultPicture;
import io.vireo.media.Delivery;
import io.vireo.media.MediaStore;
import io.vireo.media.StoredFile;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/** The pictures of channels. */
@Path("/channel/picture/{name}")
@RequestScoped
@PermitAll
public class PictureResource {
    private static final String FOR_FIVE_MINUTES = "public, max-age=300";

    @Inject
    Channels channels;

    @Inject
    MediaStore store;

    /** 200 with the channel's picture, or the neutral one where it has set none; 404 {@code "channel"}. */
    @GET
    public void picture(
            @PathParam("name") String name,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        Optional<StoredFile> picture = store.channelPicture(channels.idOf(name));
        if (picture.isPresent()) {
            new Delivery(request, response, answer).deliver(picture.get(), FOR_FIVE_MINUTES);
        } else {
            answer.resume(Response.ok(DefaultPicture.bytes(), DefaultPicture.MEDIA_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, FOR_FIVE_MINUTES)
                    .build());
        }
    }

    /** As {@code GET}, without the bytes. */
    @HEAD
    public void headers(
            @PathParam("name") String name,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        picture(name, request, response, answer);
    }
}
