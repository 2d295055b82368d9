package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.UpdateVideoRequest;
import io.vireo.video.VideoEditService;
import io.vireo.video.VideoService;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.video.deletion.VideoDeletionService;
import io.vireo.video.upload.VideoKeyService;
import io.vireo.web.discover.TagLinks;
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
import java.util.List;
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
    private static final Set<String> FIELDS = Set.of("title", "description", "visibility", "tags", "comments");

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
    VideoService service;

    @Inject
    VideoKeyService keys;

    @Inject
    VideoDeletionService deletions;

    /** 200 with the form; 303 to the sign-in page; 404 unless the video is the visitor's. */
    @GET
    public Response form(@PathParam("hash") String hash, @QueryParam("saved") @Nullable String saved) {
        Map<String, Object> video = catalogue.own(hash, visit.requireCaller());
        return page(200, video, values(video), new FormErrors(visit.texts()), saved != null);
    }

    /** 303 after the change; 400 with the form as it was sent. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response change(@PathParam("hash") String hash, InputStream body) throws IOException {
        Caller caller = visit.requireActiveCaller();
        Map<String, Object> video = catalogue.own(hash, caller);
        FormData form = FormData.read(body);
        if (form.get("action").equals("delete")) {
            return delete(hash, caller, form);
        }
        if (form.get("action").equals("key")) {
            return renewKey(video, caller);
        }
        UpdateVideoRequest update = update(form);
        FormErrors errors = new FormErrors(visit.texts());
        errors.addAll(validator.validate(update));
        int status = 400;
        if (errors.isEmpty()) {
            try {
                videos.edit(hash, caller, update);
                return pages.redirect("edit/" + hash + "?saved=yes").build();
            } catch (ApiException e) {
                errors.add(e, FIELDS);
                status = e.status();
            }
        }
        return page(status, video, values(form), errors, false);
    }

    private static UpdateVideoRequest update(FormData form) {
        String visibility = form.get("visibility");
        String comments = form.get("comments");
        return new UpdateVideoRequest(
                form.get("title"),
                form.lines("description"),
                visibility.isEmpty() ? null : visibility,
                comments.isEmpty() ? null : comments,
                form.fields().containsKey("tags") ? TagLinks.split(form.get("tags")) : null);
    }

    private Response renewKey(Map<String, Object> video, Caller caller) {
        String hash = PageCards.text(video, "thumbnail");
        try {
            keys.renew(hash, caller);
            return pages.redirect("edit/" + hash + "?saved=yes").build();
        } catch (ApiException e) {
            FormErrors errors = new FormErrors(visit.texts());
            errors.add(e, FIELDS);
            return page(e.status(), video, values(video), errors, false);
        }
    }

    private Response delete(String hash, Caller caller, FormData form) {
        if (!form.get("sure").equals("yes")) {
            return pages.redirect("edit/" + hash).build();
        }
        deletions.delete(hash, caller.channelId());
        return pages.redirect(PageLinks.channel(caller.username())).build();
    }

    private static Map<String, Object> values(Map<String, Object> video) {
        return Map.of(
                "value_title", PageCards.text(video, "title"),
                "value_description", PageCards.text(video, "description"),
                "value_visibility", PageCards.text(video, "visibility"),
                "value_tags", TagLinks.join(video),
                "value_comments", PageCards.text(video, "commenting"));
    }

    private static Map<String, Object> values(FormData form) {
        return Map.of(
                "value_title", form.get("title"),
                "value_description", form.lines("description"),
                "value_visibility", form.get("visibility"),
                "value_tags", form.get("tags"),
                "value_comments", form.get("comments"));
    }

    private Response page(
            int status, Map<String, Object> video, Map<String, Object> shown, FormErrors errors, boolean saved) {
        String hash = PageCards.text(video, "thumbnail");
        String key = PageCards.text(video, "key");
        boolean isUnlisted = PageCards.text(video, "visibility").equals("unlisted");
        String access = PageCards.text(video, "access");
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        values.putAll(shown);
        for (String visibility : List.of("public", "unlisted", "private")) {
            values.put("is_" + visibility, visibility.equals(shown.get("value_visibility")));
        }
        for (String policy : List.of("open", "held", "closed")) {
            values.put("comments_" + policy, policy.equals(shown.get("value_comments")));
        }
        values.put("hash", hash);
        values.put("published", service.isPublished(hash));
        values.put("access", access.isEmpty() ? "" : "?" + access);
        values.put("blocked", video.containsKey("blocked"));
        values.put("has_key", isUnlisted && !key.isEmpty());
        values.put("key_link", PageLinks.watch(hash) + "?k=" + key);
        values.put("saved", saved);
        values.put("noindex", true);
        return pages.respond(status, "edit", visit.texts().format("edit_title"), values)
                .build();
    }
}
