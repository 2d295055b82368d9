package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.UpdateVideoRequest;
import io.vireo.video.VideoEditService;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.video.deletion.VideoDeletionService;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /edit/{hash}}: changes or deletes a video of the visitor. */
@WebPage
@Path("/edit/{hash}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class EditPageResource {
    private static final Set<String> FIELDS = Set.of("title", "description");

    @Inject
    PageBuilder pages;

    @Inject
    PageCards cards;

    @Inject
    Visit visit;

    @Inject
    Validator validator;

    @Inject
    CatalogueService catalogue;

    @Inject
    VideoEditService videos;

    @Inject
    VideoDeletionService deletions;

    /** 200 with the form; 303 to the sign-in page; 404 unless the video is the visitor's. */
    @GET
    public Response form(@PathParam("hash") String hash, @QueryParam("saved") @Nullable String saved) {
        Map<String, Object> video = catalogue.own(hash, visit.requireCaller().username());
        return page(
                200,
                hash,
                PageCards.text(video, "title"),
                PageCards.text(video, "description"),
                new FormErrors(visit.texts()),
                saved != null);
    }

    /** 303 after the change; 400 with the form as it was sent. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response change(@PathParam("hash") String hash, InputStream body) throws IOException {
        Caller caller = visit.requireActiveCaller();
        catalogue.own(hash, caller.username());
        FormData form = FormData.read(body);
        if (form.get("action").equals("delete")) {
            return delete(hash, caller, form);
        }
        UpdateVideoRequest update = new UpdateVideoRequest(form.get("title"), form.lines("description"), null, null);
        FormErrors errors = new FormErrors(visit.texts());
        errors.addAll(validator.validate(update));
        if (errors.isEmpty()) {
            try {
                videos.edit(hash, caller, update);
                return pages.redirect("edit/" + hash + "?saved=yes").build();
            } catch (ApiException e) {
                errors.add(e, FIELDS);
            }
        }
        return page(400, hash, form.get("title"), form.lines("description"), errors, false);
    }

    private Response delete(String hash, Caller caller, FormData form) {
        if (!form.get("sure").equals("yes")) {
            return pages.redirect("edit/" + hash).build();
        }
        deletions.delete(hash, caller.channelId());
        return pages.redirect(PageLinks.channel(caller.username())).build();
    }

    private Response page(int status, String hash, String title, String description, FormErrors errors, boolean saved) {
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        values.put("hash", hash);
        values.put("value_title", title);
        values.put("value_description", description);
        values.put("saved", saved);
        values.put("noindex", true);
        return pages.respond(status, "edit", visit.texts().format("edit_title"), values)
                .build();
    }
}
