package io.vireo.web.moderation;

import io.vireo.comment.CommentBody;
import io.vireo.comment.DiscussionService;
import io.vireo.comment.ModeratedComment;
import io.vireo.http.ApiException;
import io.vireo.identity.ChannelError;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import io.vireo.web.comment.ReviewViews;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prepares the list of all comments of the site for moderators. */
@Component
class ModeratedCommentViews {
    private static final int COMMENTS = 30;

    private final DiscussionService discussions;
    private final ReviewViews views;
    private final Visit visit;

    @Inject
    ModeratedCommentViews(DiscussionService discussions, ReviewViews views, Visit visit) {
        this.discussions = discussions;
        this.views = views;
        this.visit = visit;
    }

    /**
     * Returns the variables of a page of the list, newest first. It is empty for a channel that does not exist.
     *
     * @param state {@code shown}, {@code held} or {@code removed}; anything else means all
     * @param channel the username of the author; null or blank for all
     * @param after a cursor; null for the beginning
     */
    Map<String, Object> values(@Nullable String state, @Nullable String channel, @Nullable String after) {
        String author = channel == null || channel.isBlank() ? null : channel.strip();
        String chosen = List.of("shown", "held", "removed").contains(String.valueOf(state)) ? state : null;
        Section<ModeratedComment> comments = comments(chosen, author, after);
        Map<String, String> states = comments.entries().stream()
                .collect(Collectors.toMap(found -> found.comment().id(), ModeratedComment::state));
        List<CommentBody> bodies =
                comments.entries().stream().map(ModeratedComment::comment).toList();
        Map<String, Object> values = new HashMap<>();
        values.put("log", false);
        values.put("comments", true);
        values.put("list", views.of(bodies, comment -> states.getOrDefault(comment.id(), "shown")));
        values.put("none", bodies.isEmpty());
        values.put("value_channel", author == null ? "" : author);
        values.put(
                "states",
                Stream.of("", "shown", "held", "removed")
                        .map(key -> Map.of(
                                "key",
                                key,
                                "label",
                                visit.texts().format(key.isEmpty() ? "comment_states" : "comment_state_" + key),
                                "selected",
                                key.equals(chosen == null ? "" : chosen)))
                        .toList());
        values.put(
                "next",
                comments.next() == null
                        ? ""
                        : "moderation?show=comments&state=" + (chosen == null ? "" : chosen) + "&channel="
                                + (author == null ? "" : PageLinks.segment(author)) + "&after=" + comments.next());
        return values;
    }

    private Section<ModeratedComment> comments(
            @Nullable String state, @Nullable String channel, @Nullable String after) {
        try {
            return discussions.moderated(state, channel, after, COMMENTS);
        } catch (ApiException e) {
            if (e.reason() == ChannelError.NO_CHANNEL) {
                return new Section<>(List.of(), null);
            }
            throw e;
        }
    }
}
