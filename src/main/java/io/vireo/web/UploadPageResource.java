package io.vireo.web;

import io.vireo.http.Json;
import io.vireo.video.VideoSettings;
import io.vireo.web.PageTexts.Translation;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

    /** 200 with the page; 303 to the sign-in page. */
    @GET
    public Response upload() {
        visit.requireCaller();
        Translation texts = visit.texts();
        Map<String, String> shown = new TreeMap<>();
        texts.forEach((key, text) -> {
            if (key.startsWith(PREFIX)) {
                shown.put(key.substring(PREFIX.length()), text);
            }
        });
        return pages.page(
                "upload",
                texts.format("upload"),
                Map.of(
                        "max_bytes", settings.maxBytes(),
                        "max_text", texts.format("upload_max", cards.formats().bytes(settings.maxBytes())),
                        "upload_texts", Json.text(shown),
                        "noindex", true));
    }
}
