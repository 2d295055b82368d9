package io.vireo.web.comment;

import io.vireo.auth.Caller;
import io.vireo.comment.DiscussionService;
import io.vireo.comment.DiscussionService.Discussed;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.web.FormData;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import io.vireo.web.watch.Rejections;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /comments/{hash}/{id}}: one comment with its replies, and the forms for it. */
@WebPage
@Path("/comments/{hash}/{id}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class CommentPageResource {
    private static final Set<String> FORMS = Set.of("reply", "edit", "delete");

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    DiscussionSection section;

    @Inject
    DiscussionService discussions;

    @Inject
    ThreadViews threads;

    @Inject
    CommentForms forms;

    @Inject
    Rejections rejections;

    /**
     * 200 with the comment; 303 to the sign-in page for a form; 400 with an invalid cursor; 404.
     *
     * @param act {@code reply}, {@code edit} or {@code delete} for the form
     * @param after the cursor of a page of replies; null for the first one
     * @param back the page to which the form leads back
     * @param done present after a comment was written
     * @param reported present after a comment was reported
     */
    @GET
    public Response show(
            @PathParam("hash") String hash,
            @PathParam("id") String id,
            @QueryParam("act") @DefaultValue("") String act,
            @QueryParam("after") @Nullable String after,
            @QueryParam("back") @Nullable String back,
            @QueryParam("done") @Nullable String done,
            @QueryParam("reported") @Nullable String reported) {
        if (FORMS.contains(act)) {
            visit.requireCaller();
        }
        DiscussedVideo video = section.open(hash);
        Discussed found = discussions.find(video.video(), id);
        Map<String, Object> values = threads.values(video, found, after);
        values.put("form", threads.form(video, found, act, null, ""));
        values.put("back", PageLinks.within(back));
        values.put("done", done == null && reported == null ? "" : visit.texts().format(doneText(found, reported)));
        return page(200, video, values);
    }

    /** 303 after the act; 303 to the sign-in page; 400, 401, 403, 409 or 429 with the form as it was sent and the reason; 404. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response act(@PathParam("hash") String hash, @PathParam("id") String id, InputStream body)
            throws IOException {
        FormData form = FormData.read(body);
        DiscussedVideo video = section.open(hash);
        String act = form.get("act");
        boolean hasText = act.equals("reply") || act.equals("edit");
        if (visit.caller().isEmpty() && hasText) {
            return rejected(401, video, id, form, visit.texts().format("comment_signed_out"), Map.of());
        }
        Caller caller = visit.requireCaller();
        try {
            visit.requireActiveCaller();
            return pages.redirect(forms.submit(caller, video, id, form)).build();
        } catch (ApiException e) {
            return hasText
                    ? rejected(e.status(), video, id, form, forms.reason(e), rejections.retry(e))
                    : rejections.page(e, back(form, video));
        }
    }

    private static String doneText(Discussed found, @Nullable String reported) {
        if (reported != null) {
            return "reported";
        }
        return found.comment().held() ? "comment_done_held" : "comment_done";
    }

    private static String back(FormData form, DiscussedVideo video) {
        String back = PageLinks.within(form.get("back"));
        return back.isEmpty() ? video.watchHref() : back;
    }

    private Response rejected(
            int status, DiscussedVideo video, String id, FormData form, String reason, Map<String, Object> retry) {
        Discussed found = discussions.find(video.video(), id);
        Map<String, Object> values = threads.values(video, found, null);
        values.put("form", threads.form(video, found, form.get("act"), form.get("text"), reason));
        values.putAll(retry);
        values.put("back", "");
        values.put("done", "");
        return page(status, video, values);
    }

    private Response page(int status, DiscussedVideo video, Map<String, Object> values) {
        values.put("subject_title", video.title());
        values.put("watch_href", video.watchHref());
        values.put("comments_href", video.commentsHref());
        values.put("noindex", true);
        return pages.respond(status, "comment-page", visit.texts().format("comment_on", video.title()), values)
                .build();
    }
}
