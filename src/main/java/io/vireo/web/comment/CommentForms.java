package io.vireo.web.comment;

import io.vireo.auth.Caller;
import io.vireo.comment.CommentRating;
import io.vireo.comment.CommentRequest;
import io.vireo.comment.DiscussionService;
import io.vireo.comment.EditCommentRequest;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.platform.Component;
import io.vireo.web.FormData;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import io.vireo.web.watch.Rejections;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

/** Carries out the forms of a comment. */
@Component
class CommentForms {
    private static final String TEXT = "text";

    private final DiscussionService discussions;
    private final Validator validator;
    private final Rejections rejections;
    private final Visit visit;

    @Inject
    CommentForms(DiscussionService discussions, Validator validator, Rejections rejections, Visit visit) {
        this.discussions = discussions;
        this.validator = validator;
        this.rejections = rejections;
        this.visit = visit;
    }

    /**
     * Carries out the act that a form names.
     *
     * @return the path of the page to show next
     * @throws ApiException if it is rejected; {@code invalid-field} {@code text} for a text that is empty or too long
     */
    String submit(Caller caller, DiscussedVideo video, String id, FormData form) {
        switch (form.get("act")) {
            case "reply" -> {
                CommentRequest request = valid(new CommentRequest(form.lines(TEXT), id));
                String added = discussions.add(caller, video.video(), request).id();
                return DiscussedVideo.with(video.commentHref(added), "done=yes");
            }
            case "edit" -> discussions.edit(caller, video.video(), id, valid(new EditCommentRequest(form.lines(TEXT))));
            case "delete" -> {
                discussions.delete(caller, video.video(), id);
                return afterDeletion(video, id, form);
            }
            case "reject" -> {
                discussions.approve(caller, video.video(), id, false);
                return afterDeletion(video, id, form);
            }
            case "approve" -> discussions.approve(caller, video.video(), id, true);
            case "like" -> discussions.rate(caller, video.video(), id, CommentRating.LIKE);
            case "unlike" -> discussions.rate(caller, video.video(), id, CommentRating.NONE);
            case "pin" -> discussions.pin(caller, video.video(), id, true);
            case "unpin" -> discussions.pin(caller, video.video(), id, false);
            default -> throw CommonError.NOT_FOUND.exception();
        }
        String back = PageLinks.within(form.get("back"));
        return (back.isEmpty() ? video.commentHref(id) : back) + "#c-" + id;
    }

    /** Scripts ask for the comment itself: a tombstone keeps its place, and anything else is gone. */
    private static String afterDeletion(DiscussedVideo video, String id, FormData form) {
        String back = PageLinks.within(form.get("back"));
        if (!back.isEmpty()) {
            return back;
        }
        return form.get("then").equals("comment") ? video.commentHref(id) : video.watchHref() + "#comments";
    }

    private <T> T valid(T request) {
        if (!validator.validate(request).isEmpty()) {
            throw ApiException.invalidField(TEXT);
        }
        return request;
    }

    /** Returns why a comment was not sent. */
    String reason(ApiException rejection) {
        return rejection.reason() == CommonError.INVALID_FIELD
                ? visit.texts().format("error_comment")
                : rejections.text(rejection);
    }
}
