package io.vireo.web.upload;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.AsyncCompletion;
import io.vireo.http.CommonError;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.video.UploadError;
import io.vireo.video.upload.FormUploadService;
import io.vireo.video.upload.FormUploadService.Outcome;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageBuilder.PreparedPage;
import io.vireo.web.PageLinks;
import io.vireo.web.PageTexts.Translation;
import io.vireo.web.UploadPageResource;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** {@code /upload/form}: publishes the video that the page {@code /upload} sends without script. */
@WebPage
@Path("/upload/form")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class UploadFormResource {
    @Inject
    PageBuilder pages;

    @Inject
    UploadPageResource page;

    @Inject
    Visit visit;

    @Inject
    Validator validator;

    @Inject
    FormUploadService uploads;

    /** 303 to the page with the form, for a visitor who comes back here. */
    @GET
    public Response form() {
        return pages.redirect("upload").build();
    }

    /** 303 to the page of the video; 400, 403, 413, 429 or 507 with the form as it was sent. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public void publish(
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        Caller owner = visit.requireActiveCaller();
        // the request scope ends before the form has arrived
        Translation texts = visit.texts();
        PreparedPage prepared = pages.prepareLate("upload", texts.format("upload"));
        Map<String, Object> quotas = page.values(owner);
        Validator constraints = validator;
        try {
            uploads.receive(
                    request,
                    response,
                    owner,
                    outcome -> AsyncCompletion.complete(
                            asyncResponse, () -> respond(outcome, prepared, quotas, texts, constraints)));
        } catch (ApiException e) {
            asyncResponse.resume(respond(new Outcome(Map.of(), "", e), prepared, quotas, texts, constraints));
        }
    }

    private static Response respond(
            Outcome outcome, PreparedPage page, Map<String, Object> quotas, Translation texts, Validator validator) {
        RuntimeException failure = outcome.failure();
        if (failure == null) {
            return page.redirect(PageLinks.watch(outcome.hash())).build();
        }
        if (!(failure instanceof ApiException rejection)) {
            throw failure;
        }
        FormErrors errors = new FormErrors(texts);
        if (outcome.fields().containsKey("title")) {
            errors.addAll(validator.validate(FormUploadService.details(outcome.fields())));
        }
        add(rejection, errors);
        Map<String, Object> values = new HashMap<>(quotas);
        values.putAll(UploadPageResource.form(new FormData(outcome.fields()), errors));
        values.put("sent", true);
        return page.respond(rejection.status(), values).build();
    }

    /** Adds the words for an error; those for the fields may be there already. */
    private static void add(ApiException rejection, FormErrors errors) {
        String code = rejection.reason().code();
        if (rejection.reason() == UploadError.NOT_MP4) {
            // the sentence names the codec or the container
            String sentence = Objects.requireNonNullElse(rejection.response().message(), "");
            errors.add(
                    "file", "upload_unplayable", UploadError.NOT_MP4.message().equals(sentence) ? "" : sentence);
        } else if (rejection.reason() == UploadError.NO_DATA) {
            errors.add("file", "error_file_missing");
        } else if (rejection.reason() == CommonError.TOO_LARGE) {
            errors.add("file", "u_too_large");
        } else if (rejection.reason() == CommonError.MISSING_FIELD) {
            errors.add("file", "error_file_missing");
        } else if (code.equals("quota")) {
            errors.add("", "upload_quota");
        } else {
            errors.add(rejection, UploadPageResource.FIELDS);
        }
    }
}
