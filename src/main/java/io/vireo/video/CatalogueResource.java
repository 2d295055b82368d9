package io.vireo.video;

import io.vireo.account.Channels;
import io.vireo.http.Answer;
import io.vireo.http.Reason;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A video's data and the lists of what is published, newest first. */
@Path("/")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
    @Inject
    CatalogueRepository catalogue;

    @Inject
    Channels channels;

    /** 200 with the universal body; 404 {@code "no-video"}. */
    @GET
    @Path("v/{hashpath}")
    public Answer video(@PathParam("hashpath") String hash) {
        HashPath.require(hash, Reason.NO_VIDEO);
        return Answer.of(catalogue.video(hash).orElseThrow(Reason.NO_VIDEO::refusal));
    }

    @GET
    @Path("videos/all")
    public Answer all() {
        return Answer.of(catalogue.all());
    }

    /** 200 with the list; 404 {@code "channel"}. */
    @GET
    @Path("videos/channel/{name}")
    public Answer ofChannel(@PathParam("name") String name) {
        return Answer.of(catalogue.ofChannel(channels.idOf(name)));
    }
}
