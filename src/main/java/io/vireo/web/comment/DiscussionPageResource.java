package io.vireo.web.comment;

import io.vireo.auth.Caller;
import io.vireo.comment.CommentBody;
import io.vireo.comment.CommentRequest;
import io.vireo.comment.DiscussionService;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.web.FormData;
import io.vireo.web.PageBuilder;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import io.vireo.web.watch.Rejections;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /comments/{hash}}: all comments of a video, page by page, and the form for a new one. */
@WebPage
@Path("/comments/{hash}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class DiscussionPageResource {
    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Validator validator;

    @Inject
    DiscussionSection section;

    @Inject
    DiscussionService discussions;

    @Inject
    Rejections rejections;

    /** 200 with a page of threads; 400 with an invalid cursor; 404. */
    @GET
    public Response show(
            @PathParam("hash") String hash,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("after") @Nullable String after) {
        DiscussedVideo video = section.open(hash);
        return page(200, video, section.values(video, sort, after), Map.of());
    }

    /** 303 to the comment; 400, 401, 403 or 429 with the text as it was sent and the reason; 404. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response add(@PathParam("hash") String hash, InputStream body) throws IOException {
        FormData form = FormData.read(body);
        DiscussedVideo video = section.open(hash);
        Optional<Caller> caller = visit.caller();
        if (caller.isEmpty()) {
            return rejected(401, video, form, visit.texts().format("comment_signed_out"), Map.of());
        }
        CommentRequest request = new CommentRequest(form.lines("text"), null);
        if (!validator.validate(request).isEmpty()) {
            return rejected(400, video, form, visit.texts().format("error_comment"), Map.of());
        }
        try {
            visit.requireActiveCaller();
            CommentBody added = discussions.add(caller.get(), video.video(), request);
            return pages.redirect(DiscussedVideo.with(video.commentHref(added.id()), "done=yes"))
                    .build();
        } catch (ApiException e) {
            return rejected(e.status(), video, form, rejections.text(e), rejections.retry(e));
        }
    }

    private Response rejected(
            int status, DiscussedVideo video, FormData form, String reason, Map<String, Object> retry) {
        Map<String, Object> values = section.values(video, null, null);
        values.put("compose", true);
        values.put("value_text", form.get("text"));
        values.put("problem", reason);
        return page(status, video, values, retry);
    }

    private Response page(int status, DiscussedVideo video, Map<String, Object> discussion, Map<String, Object> retry) {
        Map<String, Object> values = new HashMap<>(retry);
        values.put("discussion", discussion);
        values.put("subject_title", video.title());
        values.put("watch_href", video.watchHref());
        values.put("noindex", true);
        return pages.respond(status, "comments", visit.texts().format("comments_on", video.title()), values)
                .build();
    }
}
