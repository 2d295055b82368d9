package io.vireo.web;

import io.vireo.platform.Component;
import io.vireo.web.PageTexts.Translation;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares videos and channels for the templates. */
@Component
public class PageCards {
    /** The number of background colours of initials. */
    private static final int TONES = 6;

    /** The capacity for the variables of a card or a comment, so that their map does not grow. */
    public static final int VARIABLES = 64;

    private static final long ALL = 100;
    private static final double MINUTE = 60;

    private final Visit visit;
    private final Clock clock;

    @Inject
    PageCards(Visit visit, Clock clock) {
        this.visit = visit;
        this.clock = clock;
    }

    public DisplayFormats formats() {
        return new DisplayFormats(visit.texts(), clock.instant(), visit.zone());
    }

    public List<Map<String, Object>> of(List<Map<String, Object>> bodies) {
        DisplayFormats formats = formats();
        return bodies.stream().map(body -> of(body, formats)).toList();
    }

    /** Returns the variables of a universal body. */
    public Map<String, Object> of(Map<String, Object> body) {
        return of(body, formats());
    }

    private Map<String, Object> of(Map<String, Object> body, DisplayFormats formats) {
        Translation texts = formats.texts();
        Map<String, Object> card = new HashMap<>(VARIABLES);
        card.putAll(channel(text(body, "channel")));
        boolean video = text(body, "type").equals("video");
        card.put("video", video);
        card.put("hash", text(body, "thumbnail"));
        if (video && text(body, "upload").isEmpty()) {
            card.put("gone", true); // the visitor may not see it any more
            card.put("title", texts.format("video_gone"));
        } else if (video) {
            String hash = text(body, "thumbnail");
            card.put("gone", false);
            card.put("title", text(body, "title"));
            card.put("href", PageLinks.watch(hash));
            String access = text(body, "access");
            card.put("access", access.isEmpty() ? "" : "?" + access);
            card.put("visibility", visibility(body, texts));
            boolean isPictureHidden = body.containsKey("blocked") && access.isEmpty();
            card.put("image", isPictureHidden ? "" : "thumbnails/" + hash + card.get("access"));
            Instant upload = Instant.parse(text(body, "upload"));
            card.put("time", text(body, "upload"));
            card.put("ago", formats.ago(upload));
            Long seconds = number(body, "duration");
            card.put("clock", seconds == null ? "" : DisplayFormats.clock(seconds));
            card.put("spoken", seconds == null ? "" : ", " + formats.spoken(seconds));
            Long views = number(body, "views");
            card.put("views", texts.format("views", views == null ? 0 : views));
            card.put("not_public", text(body, "visibility").equals("public") ? "" : card.get("visibility"));
            card.putAll(watched(body, texts));
        } else {
            Long videos = number(body, "nb_count");
            card.put("videos", texts.format("videos", videos == null ? 0 : videos));
        }
        return card;
    }

    /** Returns how much of a video the visitor has watched; {@code false} and empty texts if it has not or if that is not known. */
    private static Map<String, Object> watched(Map<String, Object> body, Translation texts) {
        boolean done = Boolean.TRUE.equals(body.get("done"));
        double position = body.get("position") instanceof Number seconds ? seconds.doubleValue() : 0;
        double duration = body.get("duration") instanceof Number seconds ? seconds.doubleValue() : 0;
        if (!done && (position <= 0 || duration <= 0)) {
            return Map.of("seen", false, "watched", "", "left", "");
        }
        if (done) {
            return Map.of("seen", ALL, "watched", texts.format("watched"), "left", "");
        }
        long percent = Math.max(1, Math.min(ALL - 1, Math.round(position * ALL / duration)));
        long minutes = (long) Math.ceil(Math.max(1, duration - position) / MINUTE);
        return Map.of(
                "seen", percent,
                "watched", texts.format("watched_part", percent),
                "left", texts.format("minutes_left", minutes));
    }

    /** Returns who may see a video, in the language of the visitor. */
    private static String visibility(Map<String, Object> body, Translation texts) {
        String state = body.containsKey("blocked") ? "hidden" : text(body, "visibility");
        return texts.getOrDefault("visibility_" + state, "");
    }

    /** Returns the variables of the name and the avatar of a channel. */
    public Map<String, Object> channel(String name) {
        return Map.of(
                "channel",
                name,
                "channel_href",
                PageLinks.channel(name),
                "picture",
                "channel/picture/" + PageLinks.segment(name) + "?size=256",
                "tone",
                "a" + (Math.floorMod(name.hashCode(), TONES) + 1));
    }

    public static String text(Map<String, Object> body, String key) {
        return String.valueOf(body.getOrDefault(key, ""));
    }

    /** Returns a number in whole units; null if the entry has none. */
    public static @Nullable Long number(Map<String, Object> body, String key) {
        return body.get(key) instanceof Number number ? number.longValue() : null;
    }
}
