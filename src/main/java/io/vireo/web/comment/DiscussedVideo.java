package io.vireo.web.comment;

import io.vireo.video.OpenedVideo;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import java.util.Map;

/**
 * A video whose comments a page shows.
 *
 * @param body its universal body
 * @param keyQuery the query with the key of an unlisted video; empty without one
 * @param isOpen whether the visitor, if signed in, can write here
 */
record DiscussedVideo(OpenedVideo video, Map<String, Object> body, String keyQuery, boolean isOpen) {
    String hash() {
        return video.video().hash();
    }

    /** Returns the username of the owner. */
    String channel() {
        return PageCards.text(body, "channel");
    }

    String title() {
        return PageCards.text(body, "title");
    }

    /** Returns the path of the watch page. */
    String watchHref() {
        return PageLinks.watch(hash()) + keyQuery;
    }

    /** Returns the path of the page of all comments. */
    String commentsHref() {
        return "comments/" + hash() + keyQuery;
    }

    /** Returns the path of the page of one comment, which also takes the forms. */
    String commentHref(String id) {
        return "comments/" + hash() + "/" + id + keyQuery;
    }

    /** Returns the path that opens the video at a moment, without its seconds. */
    String momentHref() {
        return watchHref() + (keyQuery.isEmpty() ? "?t=" : "&t=");
    }

    /** Returns a path with a further query parameter. */
    static String with(String path, String parameter) {
        return path + (path.contains("?") ? "&" : "?") + parameter;
    }
}
