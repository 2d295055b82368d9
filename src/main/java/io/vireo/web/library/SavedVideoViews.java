package io.vireo.web.library;

import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.video.UniversalBody;
import io.vireo.web.FormData;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of liked videos and of those to watch later: a list from which the visitor can remove videos. */
@Component
class SavedVideoViews {
    static final int VIDEOS = 24;

    private final PageBuilder pages;
    private final PersonalCards cards;
    private final ListForms lists;
    private final Visit visit;

    @Inject
    SavedVideoViews(PageBuilder pages, PersonalCards cards, ListForms lists, Visit visit) {
        this.pages = pages;
        this.cards = cards;
        this.lists = lists;
        this.visit = visit;
    }

    /**
     * Returns the page.
     *
     * @param path the path of the page, with which the names of its texts begin
     * @param playlist what the links to the videos name as the list that is played; {@code ""} for none
     * @param after the cursor of the page; null for the beginning
     * @param done the key of a notice; null for none
     */
    Response page(
            String path,
            Section<UniversalBody> videos,
            String playlist,
            @Nullable String after,
            @Nullable String done) {
        List<Map<String, Object>> all = cards.of(videos.entries());
        Map<String, Object> values = lists.values(done, after);
        values.put("page_" + path, true);
        values.put("path", path);
        values.put("text", visit.texts().format(path + "_text"));
        values.put("none_title", visit.texts().format(path + "_none"));
        values.put("none_text", visit.texts().format(path + "_none_text"));
        values.put("first", playlist.isEmpty() ? "" : play(all, playlist));
        values.put("videos", all);
        values.put("none", all.isEmpty());
        values.put("next", videos.next() == null ? "" : PageLinks.with(path, "after", videos.next()));
        return lists.page("saved-videos", visit.texts().format(path), values);
    }

    /** Lets the links to videos play a list; returns the link to the first one, {@code ""} if there is none. */
    static String play(List<Map<String, Object>> cards, String playlist) {
        String first = "";
        for (Map<String, Object> card : cards) {
            if (Boolean.FALSE.equals(card.get("gone"))) {
                String href = PageLinks.with(PageCards.text(card, "href"), "list", playlist);
                card.put("href", href);
                first = first.isEmpty() ? href : first;
            }
        }
        return first;
    }

    /** Returns the redirect to the page after a video was removed. */
    Response removed(String path, FormData form) {
        return pages.redirect(PageLinks.with(path, "after", form.get("after"), "done", "removed"))
                .build();
    }
}
