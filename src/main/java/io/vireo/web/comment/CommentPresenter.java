package io.vireo.web.comment;

import io.vireo.auth.Caller;
import io.vireo.comment.CommentBody;
import io.vireo.comment.DiscussionService;
import io.vireo.platform.Component;
import io.vireo.web.DisplayFormats;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import io.vireo.web.PageTexts.Translation;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prepares comments for the partial template {@code comment}. */
@Component
class CommentPresenter {
    private final Visit visit;
    private final PageCards cards;
    private final DiscussionService discussions;

    @Inject
    CommentPresenter(Visit visit, PageCards cards, DiscussionService discussions) {
        this.visit = visit;
        this.cards = cards;
        this.discussions = discussions;
    }

    /** Returns the variables of comments without their replies. */
    List<Map<String, Object>> of(DiscussedVideo video, List<CommentBody> comments) {
        DisplayFormats formats = cards.formats();
        Optional<Caller> caller = visit.caller();
        return comments.stream()
                .map(comment -> of(video, comment, formats, caller))
                .toList();
    }

    /** Returns the variables of a comment without its replies. */
    Map<String, Object> of(DiscussedVideo video, CommentBody comment) {
        return of(video, comment, cards.formats(), visit.caller());
    }

    private Map<String, Object> of(
            DiscussedVideo video, CommentBody comment, DisplayFormats formats, Optional<Caller> caller) {
        Map<String, Object> values = values(comment, formats);
        values.put("act_href", video.commentHref(comment.id()));
        values.put("moment", video.momentHref());
        values.put("by_owner", comment.author().equals(video.channel()));
        addActs(values, video, comment, caller);
        return values;
    }

    /** Returns the variables that do not depend on the video and the visitor. */
    Map<String, Object> values(CommentBody comment) {
        return values(comment, cards.formats());
    }

    private Map<String, Object> values(CommentBody comment, DisplayFormats formats) {
        Translation texts = formats.texts();
        Map<String, Object> values = new HashMap<>(PageCards.VARIABLES);
        values.putAll(cards.channel(comment.author()));
        Instant created = Instant.parse(comment.created());
        values.put("id", comment.id());
        values.put("author", comment.author());
        values.put("parts", CommentText.parts(comment.text()));
        values.put("text", comment.text());
        values.put("time", comment.created());
        values.put("ago", formats.ago(created));
        values.put("edited", !comment.edited().isEmpty());
        values.put("pinned", comment.pinned());
        values.put("held", comment.held());
        values.put("gone", comment.deleted());
        values.put("is_reply", !comment.replyTo().isEmpty());
        values.put("liked", comment.rating().equals("like"));
        values.put("likes", comment.likes() == 0 ? "" : texts.format("number", comment.likes()));
        values.put("like_label", texts.format("like_label", comment.likes()));
        boolean hasReplies = comment.replyTo().isEmpty() && comment.replies() > 0;
        values.put("replies_label", hasReplies ? texts.format("replies", comment.replies()) : "");
        values.put("replies", List.of());
        values.put("has_replies", false);
        values.put("more_replies", "");
        return values;
    }

    private void addActs(
            Map<String, Object> values, DiscussedVideo video, CommentBody comment, Optional<Caller> caller) {
        boolean isOwn =
                caller.filter(who -> who.username().equals(comment.author())).isPresent();
        boolean isVideoOwner = video.video().isOwner();
        boolean isModerator = caller.filter(Caller::isModerator).isPresent();
        String href = video.commentHref(comment.id());
        values.put("signed_in", caller.isPresent());
        values.put("reply_href", video.isOpen() && !comment.held() ? DiscussedVideo.with(href, "act=reply") : "");
        values.put("edit_href", isOwn && discussions.isEditable(comment) ? DiscussedVideo.with(href, "act=edit") : "");
        values.put("delete_href", isOwn || isVideoOwner || isModerator ? DiscussedVideo.with(href, "act=delete") : "");
        values.put("can_pin", isVideoOwner && comment.replyTo().isEmpty() && !comment.held());
        values.put("can_approve", comment.held() && (isVideoOwner || isModerator));
        boolean isOthers = caller.isPresent() && !isOwn;
        values.put(
                "report_href",
                isOthers ? "report/comment/" + video.hash() + "/" + comment.id() + video.keyQuery() : "");
        values.put(
                "block_href",
                isOthers
                        ? "block/" + PageLinks.segment(comment.author()) + "?back="
                                + PageLinks.segment(PageLinks.watch(video.hash()))
                        : "");
        values.put("has_menu", caller.isPresent());
    }
}
