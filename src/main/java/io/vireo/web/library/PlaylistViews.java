package io.vireo.web.library;

import io.vireo.http.ApiException;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.playlist.PlaylistListing;
import io.vireo.playlist.PlaylistListing.Surroundings;
import io.vireo.playlist.PlaylistResponse;
import io.vireo.video.Viewer;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares playlists for the templates. */
@Component
public class PlaylistViews {
    private final PlaylistListing playlists;
    private final PersonalCards cards;
    private final Visit visit;

    @Inject
    PlaylistViews(PlaylistListing playlists, PersonalCards cards, Visit visit) {
        this.playlists = playlists;
        this.cards = cards;
        this.visit = visit;
    }

    /** Returns who looks at a playlist. */
    Viewer viewer() {
        return Viewer.of(visit.caller().orElse(null));
    }

    /** Returns the variables of a list of playlists. */
    List<Map<String, Object>> cards(Section<PlaylistResponse> page) {
        return page.entries().stream().map(this::card).toList();
    }

    /** Returns the variables of a playlist. */
    Map<String, Object> card(PlaylistResponse playlist) {
        Map<String, Object> card = new HashMap<>();
        card.put("title", playlist.title());
        card.put("href", PageLinks.playlist(playlist.playlist()));
        card.put("image", playlist.thumbnail().isEmpty() ? "" : "thumbnails/" + playlist.thumbnail());
        card.put("count", visit.texts().format("videos", playlist.items()));
        card.put("visibility", visit.texts().format("visibility_" + playlist.visibility()));
        return card;
    }

    /**
     * Returns the variables of the list beside a video that is watched within a playlist; {@code false} if the visitor may not see the
     * playlist.
     *
     * @param playlist the query parameter {@code list}: a hash path, or {@link PlaylistListing#LATER}; null for none
     * @param video the hash path of the video
     */
    public Object beside(@Nullable String playlist, String video) {
        if (playlist == null) {
            return false;
        }
        Surroundings around;
        try {
            around = playlists.around(playlist, video, viewer());
        } catch (ApiException e) {
            return false; // the video can be watched without the list
        }
        List<Map<String, Object>> items = cards.of(around.videos());
        SavedVideoViews.play(items, playlist);
        boolean isLater = playlist.equals(PlaylistListing.LATER);
        Map<String, Object> values = new HashMap<>();
        values.put(
                "list_title",
                isLater ? visit.texts().format("later") : around.playlist().title());
        values.put("list_href", isLater ? playlist : PageLinks.playlist(playlist));
        values.put(
                "list_count", visit.texts().format("videos", around.playlist().items()));
        values.put("items", items);
        int current = -1;
        for (int i = 0; i < items.size(); i++) {
            boolean isCurrent = video.equals(items.get(i).get("hash"));
            items.get(i).put("current", isCurrent);
            current = isCurrent ? i : current;
        }
        values.put("previous_href", current > 0 ? items.get(current - 1).get("href") : "");
        values.put(
                "next_href", current + 1 < items.size() ? items.get(current + 1).get("href") : "");
        return values;
    }
}
