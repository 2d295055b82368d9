package io.vireo.web;

import io.vireo.video.VideoCredentials;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A video as the visitor of a page may see it, and the links that open it for others.
 *
 * @param hash the hash path
 * @param body its universal body with the further keys for this visitor
 * @param presentedKey the key in the address of the page; null if there is none
 */
record ViewedVideo(
        String hash, Map<String, Object> body, @Nullable String presentedKey) {
    private static final String UNLISTED = "unlisted";

    static ViewedVideo of(String hash, Map<String, Object> body, VideoCredentials credentials) {
        return new ViewedVideo(hash, body, credentials.key());
    }

    /** Returns whether everybody may see the video: only then search engines and other sites may show it. */
    boolean isPublic() {
        return visibility().equals("public") && !isBlocked();
    }

    private boolean isBlocked() {
        return Boolean.TRUE.equals(body.get("blocked"));
    }

    private String visibility() {
        return PageCards.text(body, "visibility");
    }

    /** Returns whether the visitor may open the file: everybody but the owner of a blocked video. */
    boolean isPlayable() {
        return isPublic() || !PageCards.text(body, "access").isEmpty();
    }

    /** Returns the key for links: the owner has it, other visitors have used it. */
    private String key() {
        if (!visibility().equals(UNLISTED) || isBlocked()) {
            return "";
        }
        String own = PageCards.text(body, "key");
        return own.isEmpty() && presentedKey != null ? presentedKey : own;
    }

    /** Returns the query with {@link #key}; empty without one. */
    String query() {
        return key().isEmpty() ? "" : "?k=" + key();
    }

    /** Returns the variables of the links and notices of the page. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        boolean hasKey = !key().isEmpty();
        values.put("href", PageLinks.watch(hash) + query());
        values.put("embed_href", "embed/" + hash + query());
        values.put("report_href", "report/video/" + hash + query());
        values.put("time_query", hasKey ? query() + "&t=" : "?t=");
        values.put("time_joint", hasKey ? "&t=" : "?t=");
        values.put("shareable", isPublic() || hasKey);
        values.put("playable", isPlayable());
        values.put("restricted", !isPublic());
        values.put("hidden_by_moderators", isBlocked());
        values.put("unlisted", !isBlocked() && visibility().equals(UNLISTED));
        values.put("private", !isBlocked() && visibility().equals("private"));
        values.put("noindex", !isPublic());
        return values;
    }
}
