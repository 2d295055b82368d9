package io.vireo.web.tracks;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.media.text.ChapterLines;
import io.vireo.streaming.caption.CaptionService;
import io.vireo.streaming.caption.CaptionTrack;
import io.vireo.streaming.caption.NotCaptionException;
import io.vireo.streaming.chapter.ChapterService;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import io.vireo.web.PageBuilder.PreparedPage;
import io.vireo.web.PageLinks;
import io.vireo.web.PageTexts.Translation;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page for one request, which is rendered after its body has arrived, when the request scope has ended. */
final class TracksPage {
    private static final Set<String> FIELDS = Set.of("language", "label", "kind", "file", "chapters");

    private final CaptionService captions;
    private final ChapterService chapters;
    private final PreparedPage page;
    private final Translation texts;
    private final Caller owner;
    private final String hash;
    private final String access;

    /** @param access the query that opens the files of the video to its owner; {@code ""} if they are public */
    TracksPage(
            CaptionService captions,
            ChapterService chapters,
            PreparedPage page,
            Translation texts,
            Caller owner,
            String hash,
            String access) {
        this.captions = captions;
        this.chapters = chapters;
        this.page = page;
        this.texts = texts;
        this.owner = owner;
        this.hash = hash;
        this.access = access;
    }

    Translation texts() {
        return texts;
    }

    Caller owner() {
        return owner;
    }

    String hash() {
        return hash;
    }

    /** Returns the page before anything was entered. */
    Response show(String changed, String done) {
        Map<String, String> entered = new HashMap<>();
        track(changed)
                .ifPresent(track -> entered.putAll(Map.of(
                        "act", "change", "language", track.language(), "label", track.label(), "kind", track.kind())));
        return respond(200, new FormData(entered), new FormErrors(texts), done);
    }

    /** Returns the page after a form was accepted. */
    Response done(String act) {
        return page.redirect("tracks/" + hash + "?done=" + act).build();
    }

    /** Returns the page with what was entered, and an error. */
    Response rejected(FormData entered, FormErrors errors) {
        return respond(400, entered, errors, "");
    }

    /**
     * Returns the page with what was entered, and an error.
     *
     * @param field the field with the text that could not be read
     */
    Response rejected(FormData entered, ApiException rejection, String field) {
        FormErrors errors = new FormErrors(texts);
        if (rejection instanceof NotCaptionException unreadable) {
            String fault = texts.format("fault_" + unreadable.fault());
            errors.add(field, "fault_in_line", Integer.toString(unreadable.line()), fault);
        } else if (rejection.reason() == CommonError.TOO_LARGE) {
            errors.add("file", "error_file_large");
        } else {
            errors.add(rejection, FIELDS);
        }
        return respond(rejection.status(), entered, errors, "");
    }

    private Optional<CaptionTrack> track(String language) {
        return captions.ofVideo(hash).stream()
                .filter(track -> track.language().equals(language))
                .findFirst();
    }

    private Response respond(int status, FormData entered, FormErrors errors, String done) {
        boolean changes = entered.get("act").equals("change");
        boolean isOwn = chapters.isSetByOwner(hash);
        String listed = ChapterLines.format(chapters.ofVideo(hash));
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        values.put("hash", hash);
        values.put("tracks", captions.ofVideo(hash).stream().map(this::values).toList());
        values.put("changes", changes);
        values.put("act", changes ? "change" : "add");
        values.put("language_name", LanguageInput.name(entered.get("language"), texts.locale()));
        values.put("value_language", entered.get("language"));
        values.put("value_label", entered.get("label"));
        values.put("is_captions", entered.get("kind").equals(CaptionTrack.CAPTIONS));
        values.put("languages", LanguageInput.suggestions());
        values.put("value_chapters", entered.fields().containsKey("chapters") ? entered.lines("chapters") : listed);
        values.put("own_chapters", isOwn);
        values.put("other_chapters", !isOwn && !listed.isEmpty());
        values.put("done", texts.containsKey("tracks_done_" + done) ? texts.format("tracks_done_" + done) : false);
        values.put("noindex", true);
        return page.respond(status, values).build();
    }

    private Map<String, Object> values(CaptionTrack track) {
        String path = PageLinks.segment(track.language());
        return Map.of(
                "label", track.label(),
                "language", track.language(),
                "language_title", LanguageInput.name(track.language(), texts.locale()),
                "kind", texts.format("track_" + track.kind()),
                "file_href", "captions/" + hash + "/" + path + access,
                "change_href", "tracks/" + hash + "?language=" + path + "#captions");
    }
}
