package io.vireo.web.moderation;

import io.vireo.auth.Caller;
import io.vireo.comment.DiscussionService;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.moderation.report.ReportReason;
import io.vireo.moderation.report.ReportRequest;
import io.vireo.moderation.report.ReportService;
import io.vireo.video.OpenedVideo;
import io.vireo.video.Videos;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /report/{kind}/{id}}: reports a video, a channel or a comment to the moderators. The script of the other pages shows the form in a
 * dialog.
 */
@WebPage
@Path("/report/{kind}/{id:.+}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ReportPageResource {
    private static final String VIDEO = "video";
    private static final String CHANNEL = "channel";

    /** Its id has the form {@code hash path/comment}. */
    private static final String COMMENT = "comment";

    private static final int MAX_QUOTE = 200;
    private static final Set<String> FIELDS = Set.of("reason", "text");

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Validator validator;

    @Inject
    CatalogueService catalogue;

    @Inject
    ReportService reports;

    @Inject
    Videos videos;

    @Inject
    DiscussionService discussions;

    /** What is reported; the query has the key of an unlisted video. */
    private record Subject(String kind, String id, String title, String query) {
        String href() {
            return switch (kind) {
                case VIDEO -> PageLinks.watch(id) + query;
                case COMMENT -> "comments/" + id + query;
                default -> PageLinks.channel(id) + query;
            };
        }

        String formHref() {
            return "report/" + kind + "/" + (kind.equals(COMMENT) ? id : PageLinks.segment(id)) + query;
        }
    }

    /** 200 with the form; 303 to the sign-in page; 404 for what the visitor cannot see. */
    @GET
    public Response form(@PathParam("kind") String kind, @PathParam("id") String id) {
        visit.requireCaller();
        return page(200, subject(kind, id), new FormData(Map.of()), new FormErrors(visit.texts()));
    }

    /** 303 to the page of the reported subject; 400, 409 or 429 with the form as it was sent; 404. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response report(@PathParam("kind") String kind, @PathParam("id") String id, InputStream body)
            throws IOException {
        Caller caller = visit.requireActiveCaller();
        Subject subject = subject(kind, id);
        FormData form = FormData.read(body);
        FormErrors errors = new FormErrors(visit.texts());
        int status = report(caller, subject, form, errors);
        return errors.isEmpty()
                ? pages.redirect(subject.href() + (subject.query().isEmpty() ? "?" : "&") + "reported=yes")
                        .build()
                : page(status, subject, form, errors);
    }

    /** Reports unless the form has errors; returns the status of the response with them. */
    private int report(Caller caller, Subject subject, FormData form, FormErrors errors) {
        Optional<ReportReason> reason = ReportReason.find(form.get("reason"));
        if (reason.isEmpty()) {
            errors.add("reason", "error_reason");
            return 400;
        }
        ReportRequest request = new ReportRequest(reason.get(), form.lines("text"));
        errors.addAll(validator.validate(request));
        if (errors.isEmpty()) {
            try {
                reports.report(caller, subject.kind(), subject.id(), visit.credentials(), request);
            } catch (ApiException e) {
                errors.add(e, FIELDS);
                return e.status();
            }
        }
        return 400;
    }

    /** Returns the subject, if the visitor may see it. */
    private Subject subject(String kind, String id) {
        String key = visit.credentials().key();
        String query = key == null || key.isEmpty() ? "" : "?k=" + key;
        return switch (kind) {
            case VIDEO ->
                new Subject(kind, id, PageCards.text(catalogue.video(id, visit.credentials()), "title"), query);
            case CHANNEL -> new Subject(kind, id, PageCards.text(catalogue.channel(id), CHANNEL), "");
            case COMMENT -> new Subject(kind, id, comment(id), query);
            default -> throw CommonError.NOT_FOUND.exception();
        };
    }

    /** Returns the beginning of the text of a comment. */
    private String comment(String id) {
        String[] parts = id.split("/", 2);
        if (parts.length < 2) {
            throw CommonError.NOT_FOUND.exception();
        }
        OpenedVideo video = videos.open(parts[0], visit.credentials());
        String text = discussions.find(video, parts[1]).comment().text();
        int end = Math.min(MAX_QUOTE, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, end));
    }

    private Response page(int status, Subject subject, FormData form, FormErrors errors) {
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        List<Map<String, Object>> reasons = Arrays.stream(ReportReason.values())
                .map(ReportReason::key)
                .map(key -> Map.<String, Object>of(
                        "key",
                        key,
                        "label",
                        visit.texts().format("reason_" + key),
                        "checked",
                        key.equals(form.get("reason"))))
                .toList();
        values.put("reasons", reasons);
        values.put("value_text", form.get("text"));
        values.put("action", subject.formHref());
        values.put("back", subject.href());
        values.put("subject_title", subject.title());
        values.put("noindex", true);
        return pages.respond(status, "report", visit.texts().format("report_" + subject.kind()), values)
                .build();
    }
}
