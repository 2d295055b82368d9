package io.vireo.web.comment;

import io.vireo.auth.Caller;
import io.vireo.comment.CommentBody;
import io.vireo.comment.DiscussionService;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.web.PageBuilder;
import io.vireo.web.Visit;
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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /comments/held}: the comments on the visitor's videos that wait for approval. */
@WebPage
@Path("/comments/held")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class HeldCommentsPageResource {
    private static final int COMMENTS = 30;

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    DiscussionService discussions;

    @Inject
    ReviewViews views;

    /** 200 with a page of comments, oldest first; 303 to the sign-in page; 400 with an invalid cursor. */
    @GET
    public Response show(@QueryParam("after") @Nullable String after) {
        Caller caller = visit.requireCaller();
        Section<CommentBody> held = discussions.held(caller, after, COMMENTS);
        Map<String, Object> values = new HashMap<>();
        values.put("comments", views.of(held.entries(), comment -> "held"));
        values.put("none", held.entries().isEmpty());
        values.put("next", held.next() == null ? "" : held.next());
        values.put("noindex", true);
        return pages.page("held-comments", visit.texts().format("held_comments"), values);
    }
}
