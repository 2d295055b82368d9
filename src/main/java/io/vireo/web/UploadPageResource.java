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
import java.util.TreeMap;

/** {@code GET /upload}: the page whose script uploads videos by the API. */
@WebPage
@Path("/upload")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class UploadPageResource {
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
        Caller caller = visit.requireCaller();
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
        values.put("upload_texts", Json.text(shown));
        values.put("noindex", true);
        return pages.page("upload", texts.format("upload"), values);
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
