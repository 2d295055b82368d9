package io.vireo.web.comment;

import io.vireo.comment.CommentBody;
import io.vireo.comment.DiscussionService;
import io.vireo.comment.DiscussionService.Discussed;
import io.vireo.http.ApiException;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares the page of one comment: its thread with replies, and the form for an act. */
@Component
class ThreadViews {
    private static final int REPLIES = 50;

    private final Visit visit;
    private final DiscussionService discussions;
    private final DiscussionSection section;
    private final CommentPresenter views;

    @Inject
    ThreadViews(Visit visit, DiscussionService discussions, DiscussionSection section, CommentPresenter views) {
        this.visit = visit;
        this.discussions = discussions;
        this.section = section;
        this.views = views;
    }

    /**
     * Returns the variables of the thread: with a page of its replies, or with one reply if that is the comment.
     *
     * @param after the cursor of a page of replies; null for the first one
     */
    Map<String, Object> values(DiscussedVideo video, Discussed found, @Nullable String after) {
        CommentBody first = first(video, found);
        Map<String, Object> thread = views.of(video, first);
        boolean isReplyShown = !first.id().equals(found.comment().id());
        if (isReplyShown) {
            thread.put("replies", views.of(video, List.of(found.comment())));
            thread.put("has_replies", true);
        } else if (!found.isReply()) {
            Section<CommentBody> replies = discussions.replies(video.video(), first.id(), after, REPLIES);
            thread.put("replies", views.of(video, replies.entries()));
            thread.put("has_replies", !replies.entries().isEmpty());
            thread.put("replies_label", "");
            thread.put(
                    "more_replies",
                    replies.next() == null
                            ? ""
                            : DiscussedVideo.with(video.commentHref(first.id()), "after=" + replies.next()));
        }
        Map<String, Object> values = section.compose(video);
        values.put("thread", thread);
        return values;
    }

    /** Returns the first comment of the thread; the comment itself if the visitor may not see that one. */
    private CommentBody first(DiscussedVideo video, Discussed found) {
        if (!found.isReply()) {
            return found.comment();
        }
        try {
            return discussions.find(video.video(), found.thread()).comment();
        } catch (ApiException e) {
            return found.comment();
        }
    }

    /**
     * Returns the variables of a form; {@code false} for none.
     *
     * @param act {@code reply}, {@code edit} or {@code delete}
     * @param sent the text as it was sent; null for a new form
     * @param problem why it was rejected; empty for a new form
     */
    Object form(DiscussedVideo video, Discussed found, String act, @Nullable String sent, String problem) {
        CommentBody comment = found.comment();
        Map<String, Object> values = section.compose(video);
        values.put("compose_href", video.commentHref(comment.id()));
        values.put("cancel_href", video.commentHref(comment.id()));
        values.put("form_act", act);
        values.put("field_id", "f-" + act + "-" + comment.id());
        values.put("draft", act + "-" + comment.id());
        values.put("problem", problem);
        values.put("deletes", act.equals("delete"));
        switch (act) {
            case "reply" -> {
                String answer = found.isReply() ? "@" + comment.author() + " " : "";
                values.put("live", "reply");
                values.put("field_label", visit.texts().format("reply_to", comment.author()));
                values.put("submit", visit.texts().format("reply"));
                values.put("value_text", sent == null ? answer : sent);
            }
            case "edit" -> {
                values.put("live", "comment");
                values.put("field_label", visit.texts().format("comment_edit"));
                values.put("submit", visit.texts().format("save"));
                values.put("value_text", sent == null ? comment.text() : sent);
            }
            case "delete" -> values.put("live", "gone");
            default -> {
                return false;
            }
        }
        return values;
    }
}
