package io.vireo.web.discover;

import io.vireo.discovery.RelatedService;
import io.vireo.platform.Component;
import io.vireo.video.OpenedVideo;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the watch page shows beside a video: its tags, and related videos. */
@Component
public class RelatedCards {
    private static final int RELATED = 12;

    private final RelatedService related;
    private final PageBuilder pages;
    private final PageCards cards;
    private final Visit visit;

    @Inject
    RelatedCards(RelatedService related, PageBuilder pages, PageCards cards, Visit visit) {
        this.related = related;
        this.pages = pages;
        this.cards = cards;
        this.visit = visit;
    }

    /**
     * Returns the variables of the templates {@code watch-tags} and {@code related}.
     *
     * @param video the universal body
     * @param opened the video, if the visitor may open the file
     */
    public Map<String, Object> values(Map<String, Object> video, Optional<OpenedVideo> opened) {
        List<Map<String, String>> tags = TagLinks.of(video);
        List<Map<String, Object>> shown = opened.map(this::related).orElse(List.of());
        Object list = pages.section("related", shown, () -> Map.of("related", cards.of(shown)));
        return Map.of("tags", tags, "has_tags", !tags.isEmpty(), "related_list", list, "has_related", !shown.isEmpty());
    }

    private List<Map<String, Object>> related(OpenedVideo opened) {
        return related.related(opened.video(), visit.caller().orElse(null), RELATED)
                .entries();
    }
}
