package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.http.Json;
import io.vireo.video.VideoSettings;
import io.vireo.video.quota.QuotaService;
import io.vireo.video.quota.UsageResponse;
import io.vireo.web.PageTexts.Translation;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code GET /upload}: the page whose script uploads videos by the API; without script it has a form for one video. */
@WebPage
@Path("/upload")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class UploadPageResource {
    /** The fields of the form. */
    public static final Set<String> FIELDS = Set.of("title", "description", "visibility", "tags", "file");

    /** The prefix of the texts that the script shows. */
    private static final String PREFIX = "u_";

    @Inject
    PageBuilder pages;

    @Inject
    PageCards cards;

    @Inject
    Visit visit;

    @Inject
    VideoSettings settings;

    @Inject
    QuotaService quotas;

    /** 200 with the page and the quotas of the visitor; 303 to the sign-in page. */
    @GET
    public Response upload() {
        Map<String, Object> values = values(visit.requireCaller());
        values.putAll(form(new FormData(Map.of()), new FormErrors(visit.texts())));
        values.put("sent", false);
        return pages.page("upload", visit.texts().format("upload"), values);
    }

    /** Returns the variables of the form. */
    public static Map<String, Object> form(FormData entered, FormErrors errors) {
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        String visibility = entered.get("visibility");
        values.put("value_title", entered.get("title"));
        values.put("value_description", entered.lines("description"));
        values.put("value_tags", entered.get("tags"));
        values.put("is_unlisted", visibility.equals("unlisted"));
        values.put("is_private", visibility.equals("private"));
        return values;
    }

    /** Returns the variables of the page without those of the form: limits, quotas of the visitor, texts for the script. */
    public Map<String, Object> values(Caller caller) {
        Translation texts = visit.texts();
        Map<String, String> shown = new TreeMap<>();
        texts.forEach((key, text) -> {
            if (key.startsWith(PREFIX)) {
                shown.put(key.substring(PREFIX.length()), text);
            }
        });
        Map<String, Object> values = new HashMap<>(usage(quotas.usage(caller.channelId())));
        values.put("max_bytes", settings.maxBytes());
        values.put("max_text", texts.format("upload_max", cards.formats().bytes(settings.maxBytes())));
        values.put(
                "max_text_one", texts.format("upload_max_one", cards.formats().bytes(settings.maxBytes())));
        values.put("upload_texts", Json.text(shown));
        values.put("noindex", true);
        return values;
    }

    private Map<String, Object> usage(UsageResponse usage) {
        DisplayFormats formats = cards.formats();
        Translation texts = visit.texts();
        boolean isLimited = usage.limit() > 0;
        boolean isLimitedByDay = usage.videosPerDay() > 0;
        return Map.of(
                "limited",
                isLimited,
                "used_bytes",
                isLimited ? Math.min(usage.bytes(), usage.limit()) : usage.bytes(),
                "limit_bytes",
                Math.max(1, usage.limit()),
                "used_text",
                isLimited
                        ? texts.format("quota_bytes", formats.bytes(usage.bytes()), formats.bytes(usage.limit()))
                        : "",
                "limited_by_day",
                isLimitedByDay,
                "day_text",
                isLimitedByDay
                        ? texts.format(
                                "quota_videos",
                                formats.number(usage.videosToday()),
                                formats.number(usage.videosPerDay()))
                        : "");
    }
}
