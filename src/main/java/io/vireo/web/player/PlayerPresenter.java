package io.vireo.web.player;

import io.vireo.media.text.Chapter;
import io.vireo.platform.Component;
import io.vireo.streaming.chapter.ChapterService;
import io.vireo.web.PageCards;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Prepares the player of a video, with its chapters, for the pages that have one. */
@Component
public class PlayerPresenter {
    private final ChapterService chapters;

    @Inject
    PlayerPresenter(ChapterService chapters) {
        this.chapters = chapters;
    }

    /**
     * Returns the variables of the templates {@code player} and {@code chapters}.
     *
     * @param hash the hash path of a video that the visitor may see
     * @param body its universal body for this visitor
     */
    public Map<String, Object> values(String hash, Map<String, Object> body) {
        List<Chapter> listed = PageCards.text(body, "chapters").isEmpty() ? List.of() : chapters.ofVideo(hash);
        return new PlayerView(hash, body, listed).values();
    }
}
