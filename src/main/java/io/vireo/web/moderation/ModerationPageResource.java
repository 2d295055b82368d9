package io.vireo.web.moderation;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.moderation.SubjectReference;
import io.vireo.moderation.decision.DecisionAction;
import io.vireo.moderation.decision.DecisionRequest;
import io.vireo.moderation.decision.DecisionService;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import io.vireo.web.PageBuilder;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /moderation}: the queue of the moderators with their decisions, and the log. */
@WebPage
@Path("/moderation")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ModerationPageResource {
    private static final Set<String> FIELDS = Set.of("action", "reason", "days");

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    ModerationViews views;

    @Inject
    ModeratedCommentViews comments;

    @Inject
    Validator validator;

    @Inject
    DecisionService decisions;

    /**
     * 200 with the queue and one subject, with the comments of the site, or with the log; 303 to the sign-in page; 403 for visitors who are
     * not moderators; 404 for a subject that does not exist.
     *
     * @param show {@code comments} for the comments, {@code log} for the log
     * @param kind the kind of the subject that is shown; null for the first one of the queue
     * @param id its public id
     * @param after the cursor of the queue, the comments or the log
     * @param state the state of the comments
     * @param channel the author of the comments
     */
    @GET
    public Response show(
            @QueryParam("show") @Nullable String show,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("id") @Nullable String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("state") @Nullable String state,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("decided") @Nullable String decided) {
        requireModerator();
        if ("comments".equals(show)) {
            return page(200, comments.values(state, channel, after));
        }
        if ("log".equals(show)) {
            return page(200, views.log(after));
        }
        Optional<SubjectReference> subject =
                kind == null || id == null ? Optional.empty() : Optional.of(new SubjectReference(kind, id));
        Map<String, Object> values = new HashMap<>(views.queue(subject, after, new FormData(Map.of())));
        values.putAll(new FormErrors(visit.texts()).values(FIELDS));
        values.put("decided", decided != null);
        return page(200, values);
    }

    /** 303 to the queue after the decision; 400, 403 or 404 with the form as it was sent and the reason. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response decide(InputStream body) throws IOException {
        Caller moderator = requireModerator();
        visit.requireActiveCaller();
        FormData form = FormData.read(body);
        SubjectReference subject = new SubjectReference(form.get("kind"), form.get("id"));
        if (!validator.validate(subject).isEmpty()) {
            throw CommonError.NOT_FOUND.exception();
        }
        FormErrors errors = new FormErrors(visit.texts());
        int status = decide(moderator, subject, form, errors);
        if (errors.isEmpty()) {
            return pages.redirect("moderation?decided=yes").build();
        }
        Map<String, Object> values = new HashMap<>(views.queue(Optional.of(subject), null, form));
        values.putAll(errors.values(FIELDS));
        values.put("decided", false);
        return page(status, values);
    }

    /** Decides unless the form has errors; returns the status of the response with them. */
    private int decide(Caller moderator, SubjectReference subject, FormData form, FormErrors errors) {
        DecisionAction action = DecisionAction.find(form.get("action")).orElse(null);
        if (action == null) {
            errors.add("action", "error_action");
            return 400;
        }
        Integer days = action.standing().isEmpty() || form.get("days").isBlank() ? null : form.number("days");
        DecisionRequest request = new DecisionRequest(subject, action, form.lines("reason"), days);
        errors.addAll(validator.validate(request));
        if (errors.isEmpty()) {
            try {
                decisions.decide(moderator, request);
            } catch (ApiException e) {
                errors.add(e, FIELDS);
                return e.status();
            }
        }
        return 400;
    }

    private Caller requireModerator() {
        Caller caller = visit.requireCaller();
        if (!caller.isModerator()) {
            throw CommonError.FORBIDDEN.exception();
        }
        return caller;
    }

    private Response page(int status, Map<String, Object> values) {
        values.put("noindex", true);
        return pages.respond(status, "moderation", visit.texts().format("moderation"), values)
                .build();
    }
}
