package io.vireo.web.player;

import io.vireo.media.text.Chapter;
import io.vireo.web.DisplayFormats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of the template {@code player}: the file, the stream, captions, chapters and the storyboard of a video. Keys of the
 * universal body that are absent, {@code ""} or {@code []} are left out of the page.
 *
 * @param hash the hash path
 * @param body the universal body, as the visitor may see it
 * @param chapters empty if the video has none
 */
record PlayerView(String hash, Map<String, Object> body, List<Chapter> chapters) {
    private static final int SECOND = 1000;

    /** From here on the table in front of a file is so large that a stream starts sooner. */
    private static final int LONG_SECONDS = 3600;

    private static final List<String> KINDS = List.of("captions", "subtitles");

    /** Returns the variables. Addresses are relative to the root of the site and open also what is not public. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("download_href", address("/video/d/" + hash, "download"));
        values.put("stream", address(text("hls")));
        values.put("chapters", chapters.stream().map(PlayerView::chapter).toList());
        values.put("has_chapters", !chapters.isEmpty());
        values.put("storyboard_src", address(text("storyboard")));
        List<Map<String, Object>> tracks = textTracks();
        values.put("text_tracks", tracks);
        values.put("has_captions", !tracks.isEmpty());
        values.put("codecs", text("codecs"));
        values.put("rotation", number("rotation"));
        values.put("hdr", Boolean.TRUE.equals(body.get("hdr")));
        values.put("length_seconds", number("duration"));
        boolean isLong = body.get("duration") instanceof Number seconds && seconds.intValue() >= LONG_SECONDS;
        values.put("long", isLong);
        values.put("preload", isLong && !text("hls").isEmpty() ? "none" : "metadata");
        return values;
    }

    /** Returns a chapter with its times in seconds; the one for links is a whole number. */
    private static Map<String, Object> chapter(Chapter chapter) {
        long seconds = chapter.startMillis() / SECOND;
        return Map.of(
                "seconds",
                seconds,
                "clock",
                DisplayFormats.clock(seconds),
                "start",
                (double) chapter.startMillis() / SECOND,
                "end",
                (double) chapter.endMillis() / SECOND,
                "title",
                chapter.title());
    }

    private List<Map<String, Object>> textTracks() {
        return body.get("captions") instanceof List<?> captions
                ? captions.stream()
                        .filter(Map.class::isInstance)
                        .map(entry -> textTrack((Map<?, ?>) entry))
                        .toList()
                : List.of();
    }

    private Map<String, Object> textTrack(Map<?, ?> entry) {
        String language = text(entry, "language");
        String label = text(entry, "label");
        String kind = text(entry, "kind");
        return Map.of(
                "kind",
                KINDS.contains(kind) ? kind : "subtitles",
                "language",
                language,
                "label",
                label.isEmpty() ? language : label,
                "src",
                address(text(entry, "url")));
    }

    /** Returns a path of the API with the access of the visitor and further parameters; {@code ""} if the path is empty. */
    private String address(String path, String... parameters) {
        if (path.isEmpty()) {
            return "";
        }
        StringBuilder address = new StringBuilder(path.startsWith("/") ? path.substring(1) : path);
        String access = text("access");
        if (!access.isEmpty() && !path.contains(access)) {
            append(address, access);
        }
        for (String parameter : parameters) {
            append(address, parameter);
        }
        return address.toString();
    }

    private static void append(StringBuilder address, String parameter) {
        address.append(address.indexOf("?") < 0 ? '?' : '&').append(parameter);
    }

    /** Returns a number as text, {@code 0} if it is absent. */
    private String number(String key) {
        return body.get(key) instanceof Number number ? number.toString() : "0";
    }

    private String text(String key) {
        return text(body, key);
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value instanceof String text ? text : "";
    }
}
