package io.vireo.web.comment;

import io.vireo.auth.Caller;
import io.vireo.comment.CommentBody;
import io.vireo.comment.DiscussionService;
import io.vireo.moderation.Blocks;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.video.OpenedVideo;
import io.vireo.video.Videos;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
import io.vireo.web.Visit;
import io.vireo.web.watch.SubscriptionViews;
import io.vireo.web.watch.WatchLink;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prepares the section with the comments of a video, for the watch page and the page of all comments. */
@Component
public class DiscussionSection {
    private static final String NEWEST = "newest";
    private static final String TOP = "top";
    private static final int THREADS = 20;

    private final Visit visit;
    private final PageBuilder pages;
    private final PageCards cards;
    private final DiscussionService discussions;
    private final CommentPresenter views;
    private final Blocks blocks;
    private final Videos videos;
    private final CatalogueService catalogue;

    @Inject
    DiscussionSection(
            Visit visit,
            PageBuilder pages,
            PageCards cards,
            DiscussionService discussions,
            CommentPresenter views,
            Blocks blocks,
            Videos videos,
            CatalogueService catalogue) {
        this.visit = visit;
        this.pages = pages;
        this.cards = cards;
        this.discussions = discussions;
        this.views = views;
        this.blocks = blocks;
        this.videos = videos;
        this.catalogue = catalogue;
    }

    /**
     * Returns a video that the visitor may open.
     *
     * @throws io.vireo.http.ApiException {@code no-video}
     */
    DiscussedVideo open(String hash) {
        OpenedVideo opened = videos.open(hash, visit.credentials());
        return video(opened, catalogue.video(hash, visit.credentials()), WatchLink.keyQuery(visit));
    }

    /**
     * Returns the variables of the partial template {@code discussion}.
     *
     * @param body the universal body of the video
     * @param keyQuery the query with the key of an unlisted video; empty without one
     * @param sort {@code newest} or {@code top}, which any other value means
     * @param after the cursor of a page of threads; null for the first one
     */
    public Map<String, Object> values(
            OpenedVideo opened,
            Map<String, Object> body,
            String keyQuery,
            @Nullable String sort,
            @Nullable String after) {
        return values(video(opened, body, keyQuery), sort, after);
    }

    Map<String, Object> values(DiscussedVideo video, @Nullable String sort, @Nullable String after) {
        String order = NEWEST.equals(sort) ? NEWEST : TOP;
        Section<CommentBody> threads = discussions.threads(video.video(), order, after, THREADS);
        Long count = PageCards.number(video.body(), "comments");
        Map<String, Object> values = compose(video);
        values.put("count", visit.texts().format("comments_count", count == null ? 0 : count));
        List<Object> shown = List.of(threads.entries(), video.channel(), video.isOpen());
        values.put(
                "thread_list",
                pages.section("threads", shown, () -> Map.of("threads", views.of(video, threads.entries()))));
        values.put("none", threads.entries().isEmpty() && after == null);
        values.put("is_top", order.equals(TOP));
        values.put("comments_href", video.commentsHref());
        values.put("watch_href", video.watchHref());
        values.put("top_query", DiscussedVideo.with(video.keyQuery(), "sort=" + TOP));
        values.put("newest_query", DiscussedVideo.with(video.keyQuery(), "sort=" + NEWEST));
        values.put(
                "next",
                threads.next() == null
                        ? ""
                        : DiscussedVideo.with(video.commentsHref(), "sort=" + order + "&after=" + threads.next()));
        values.put("held_href", video.video().isOwner() ? "comments/held" : "");
        return values;
    }

    /** Returns the variables of the form for a new comment. */
    Map<String, Object> compose(DiscussedVideo video) {
        Map<String, Object> values = new HashMap<>();
        Optional<Caller> caller = visit.caller();
        values.put("closed", !video.isOpen());
        values.put("reviewed", PageCards.text(video.body(), "commenting").equals("held"));
        values.put("signed_in", caller.isPresent());
        values.put("signin_href", SubscriptionViews.signIn(visit));
        values.put("compose", caller.isPresent() && video.isOpen());
        values.put("compose_href", video.commentsHref());
        values.put("form_act", "");
        values.put("live", "new");
        values.put("field_id", "f-comment");
        values.put("field_label", visit.texts().format("comment_write"));
        values.put("draft", video.hash());
        values.put("submit", visit.texts().format("comment_send"));
        values.put("cancel_href", "");
        values.put("value_text", "");
        values.put("problem", "");
        values.put(
                "me", caller.<Object>map(who -> cards.channel(who.username())).orElse(false));
        return values;
    }

    private DiscussedVideo video(OpenedVideo opened, Map<String, Object> body, String keyQuery) {
        boolean isClosed = PageCards.text(body, "commenting").equals("closed");
        // the owner's block is not told: the video looks closed
        boolean isBlocked = visit.caller()
                .filter(caller -> blocks.isBlocked(opened.video().channelId(), caller.channelId()))
                .isPresent();
        return new DiscussedVideo(opened, body, keyQuery, !isClosed && !isBlocked);
    }
}
