package io.vireo.web.discover;

import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.PageCards;
import io.vireo.web.library.PersonalCards;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Prepares the hits of a search for the template, with the found parts of titles, usernames and descriptions. */
@Component
public class FoundCards {
    private final PersonalCards cards;
    private final CatalogueService catalogue;

    @Inject
    FoundCards(PersonalCards cards, CatalogueService catalogue) {
        this.cards = cards;
        this.catalogue = catalogue;
    }

    /** Returns the cards of hits that are maps, with the pieces {@code title_pieces}, {@code name_pieces} and {@code excerpt}. */
    public List<Map<String, Object>> of(List<Map<String, Object>> hits, String query) {
        List<Map<String, Object>> found = cards.ofBodies(hits);
        for (Map<String, Object> card : found) {
            card.put("title_pieces", HighlightedText.pieces(PageCards.text(card, "title"), query));
            card.put("name_pieces", HighlightedText.pieces(PageCards.text(card, "channel"), query));
            List<Map<String, Object>> excerpt = HighlightedText.excerpt(description(card), query);
            card.put("excerpt", excerpt);
            card.put("described", !excerpt.isEmpty());
        }
        return found;
    }

    private String description(Map<String, Object> card) {
        try {
            return Boolean.TRUE.equals(card.get("video"))
                    ? PageCards.text(catalogue.video(PageCards.text(card, "hash")), "description")
                    : "";
        } catch (ApiException e) {
            return ""; // not public any more
        }
    }
}
