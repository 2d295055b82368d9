package io.vireo.web.watch;

import io.vireo.web.PageLinks;
import io.vireo.web.Visit;

/** The address of a video for a visitor: with the key of an unlisted video that the visitor has presented. */
public final class WatchLink {
    private WatchLink() {}

    /** Returns the path of the watch page with the query of {@link #keyQuery}. */
    public static String of(String hash, Visit visit) {
        return PageLinks.watch(hash) + keyQuery(visit);
    }

    /** Returns {@code ?k=…} if the address of the present page has a key; otherwise {@code ""}. */
    public static String keyQuery(Visit visit) {
        String key = visit.credentials().key();
        return key == null || key.isEmpty() ? "" : "?k=" + key;
    }
}
