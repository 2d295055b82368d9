package io.vireo.web;

import io.vireo.http.CommonError;
import io.vireo.http.Json;
import io.vireo.mail.SiteLinks;
import io.vireo.video.VideoError;
import io.vireo.video.catalogue.CatalogueService;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /oembed?url=…}: how other sites show a video (https://oembed.com). */
@WebPage
@Path("/oembed")
@RequestScoped
@PermitAll
public class OembedResource {
    private static final Pattern VIDEO = Pattern.compile("/(?:video|embed)/([a-z0-9]{7})/?(?:[?#].*)?$");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final long WIDTH = 640;
    private static final long HEIGHT = 360;

    @Inject
    CatalogueService catalogue;

    @Inject
    SiteLinks links;

    /** 200 with the description of the frame, no envelope; 404 {@code "no-video"}; 501 for another format than JSON. */
    @GET
    public Response oembed(
            @QueryParam("url") @Nullable String url,
            @QueryParam("format") @Nullable String format,
            @QueryParam("maxwidth") @Nullable String maxWidth,
            @QueryParam("maxheight") @Nullable String maxHeight) {
        if (format != null && !format.equals("json")) {
            return Response.status(Response.Status.NOT_IMPLEMENTED)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(CommonError.NOT_ACCEPTABLE.exception().response())
                    .build();
        }
        Matcher address = VIDEO.matcher(url == null ? "" : url);
        if (!address.find()) {
            throw VideoError.NO_VIDEO.exception();
        }
        return Response.ok(Json.bytes(describe(address.group(1), number(maxWidth), number(maxHeight))))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private Map<String, Object> describe(String hash, long maxWidth, long maxHeight) {
        Map<String, Object> video = catalogue.video(hash);
        String title = PageCards.text(video, "title");
        String channel = PageCards.text(video, "channel");
        double ratio = ratio(video);
        long width = Math.max(1, Math.min(Math.min(WIDTH, maxWidth), Math.round(Math.min(WIDTH, maxHeight) * ratio)));
        long height = Math.max(1, Math.round(width / ratio));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", "1.0");
        answer.put("type", "video");
        answer.put("title", title);
        answer.put("author_name", channel);
        answer.put("author_url", links.to("/" + PageLinks.channel(channel)));
        answer.put("provider_name", "Vireo");
        answer.put("provider_url", links.to("/"));
        answer.put("thumbnail_url", links.to("/thumbnails/" + hash));
        answer.put("thumbnail_width", WIDTH);
        answer.put("thumbnail_height", HEIGHT);
        answer.put("width", width);
        answer.put("height", height);
        answer.put(
                "html",
                "<iframe src=\"" + links.to("/embed/" + hash) + "\" width=\"" + width + "\" height=\"" + height
                        + "\" allow=\"fullscreen; picture-in-picture\"></iframe>");
        return answer;
    }

    private static double ratio(Map<String, Object> video) {
        Long width = PageCards.number(video, "width");
        Long height = PageCards.number(video, "height");
        return width == null || height == null || width <= 0 || height <= 0
                ? (double) WIDTH / HEIGHT
                : (double) width / height;
    }

    private static long number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? Long.parseLong(text) : WIDTH;
    }
}
