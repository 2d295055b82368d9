package io.vireo.web.comment;

import io.vireo.comment.CommentBody;
import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prepares comments of several videos for those who review them, for the partial template {@code review}. */
@Component
public class ReviewViews {
    private final Visit visit;
    private final CatalogueService catalogue;
    private final CommentPresenter views;

    @Inject
    ReviewViews(Visit visit, CatalogueService catalogue, CommentPresenter views) {
        this.visit = visit;
        this.catalogue = catalogue;
        this.views = views;
    }

    /**
     * Returns the variables of comments.
     *
     * @param state returns the state of a comment: {@code shown}, {@code held} or {@code removed}
     */
    public List<Map<String, Object>> of(List<CommentBody> comments, Function<CommentBody, String> state) {
        Map<String, String> titles = comments.stream()
                .map(CommentBody::video)
                .distinct()
                .collect(Collectors.toMap(hash -> hash, this::title));
        return comments.stream()
                .map(comment -> of(comment, state.apply(comment), titles.getOrDefault(comment.video(), "")))
                .toList();
    }

    private Map<String, Object> of(CommentBody comment, String state, String title) {
        Map<String, Object> values = new HashMap<>(views.values(comment));
        String hash = comment.video();
        String href = "comments/" + hash + "/" + comment.id();
        values.put("moment", PageLinks.watch(hash) + "?t=");
        values.put("video_href", PageLinks.watch(hash));
        values.put("video_title", title);
        values.put("act_href", href);
        values.put("delete_href", href + "?act=delete&back=" + PageLinks.segment(visit.path()));
        values.put("state", state);
        values.put("state_label", visit.texts().format("comment_state_" + state));
        values.put("badge", state.equals("held") ? "warn" : state.equals("removed") ? "bad" : "good");
        values.put("removed", state.equals("removed"));
        return values;
    }

    private String title(String hash) {
        try {
            return PageCards.text(catalogue.video(hash, visit.credentials()), "title");
        } catch (ApiException e) {
            return hash; // deleted meanwhile
        }
    }
}
