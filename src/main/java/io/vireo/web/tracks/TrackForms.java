package io.vireo.web.tracks;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.multipart.MultipartForm;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.streaming.TrackLimit;
import io.vireo.streaming.caption.CaptionService;
import io.vireo.streaming.caption.CaptionText;
import io.vireo.streaming.caption.CaptionTrack;
import io.vireo.streaming.chapter.ChapterService;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out the forms of the page. */
@Component
class TrackForms {
    private final CaptionService captions;
    private final ChapterService chapters;
    private final RateLimiter limits;

    @Inject
    TrackForms(CaptionService captions, ChapterService chapters, RateLimiter limits) {
        this.captions = captions;
        this.chapters = chapters;
        this.limits = limits;
    }

    /** Carries out a form; returns a redirect, or the page with an error. */
    Response submit(TracksPage page, MultipartForm sent) {
        FormData form = new FormData(sent.fields());
        boolean ofChapters = form.get("act").endsWith("chapters");
        try {
            limits.acquire(
                    ofChapters ? TrackLimit.CHAPTERS_ACCOUNT : TrackLimit.CAPTIONS_ACCOUNT,
                    Long.toString(page.owner().channelId()));
            return switch (form.get("act")) {
                case "add", "change" -> put(page, form, sent.files().get("file"));
                case "remove" -> {
                    captions.remove(page.hash(), page.owner(), form.get("language"));
                    yield page.done("remove");
                }
                case "chapters" -> {
                    chapters.putLines(page.hash(), page.owner(), form.lines("chapters"));
                    yield page.done("chapters");
                }
                case "no-chapters" -> {
                    chapters.remove(page.hash(), page.owner());
                    yield page.done("no-chapters");
                }
                default -> throw CommonError.BAD_REQUEST.exception();
            };
        } catch (ApiException e) {
            return page.rejected(form, e, ofChapters ? "chapters" : "file");
        }
    }

    private Response put(TracksPage page, FormData form, byte @Nullable [] file) {
        FormErrors errors = new FormErrors(page.texts());
        String language =
                LanguageInput.tag(form.get("language"), page.texts().locale()).orElse("");
        Optional<CaptionText> present = captions.find(page.hash(), language);
        boolean changes = form.get("act").equals("change");
        if (language.isEmpty()) {
            errors.add("language", "error_language");
        } else if (present.isPresent() && !changes) {
            errors.add("language", "error_language_taken");
        }
        byte[] content =
                file == null && changes ? present.map(CaptionText::content).orElse(null) : file;
        if (content == null) {
            errors.add("file", "error_file_missing");
        } else if (content.length > CaptionService.MAX_BYTES) {
            throw CommonError.TOO_LARGE.exception();
        }
        if (content == null || !errors.isEmpty()) {
            return page.rejected(form, errors);
        }
        CaptionTrack track = CaptionService.describe(language, form.get("label"), form.get("kind"));
        captions.put(page.hash(), page.owner(), track, content);
        return page.done("captions");
    }
}
