package io.vireo.comment;

import io.vireo.platform.Component;
import io.vireo.video.OpenedVideo;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Finds a comment for a viewer who may open its video. */
@Component
class CommentAccess {
    @Inject
    CommentListRepository views;

    @Inject
    CommentRepository comments;

    /**
     * Returns a comment that a viewer may see with its text.
     *
     * @param id the public id
     * @throws io.vireo.http.ApiException {@link CommentError#NO_COMMENT} if the video has no such comment, or it is hidden from the viewer
     */
    CommentView require(OpenedVideo video, String id) {
        return find(video, id).orElseThrow(CommentError.NO_COMMENT::exception);
    }

    /** As {@link #require}; empty if the video has no such comment, or it is hidden from the viewer. */
    Optional<CommentView> find(OpenedVideo video, String id) {
        return views.find(callerId(video), CommentKey.parse(id))
                .filter(view -> view.comment().videoId() == video.video().id())
                .filter(view -> view.isVisibleTo(video));
    }

    /** As {@link #require}, and locks the comment and its thread until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    StoredComment lock(OpenedVideo video, String id) {
        require(video, id);
        return comments.lock(CommentKey.parse(id))
                .filter(comment -> comment.isVisibleTo(video.viewer(), video.isOwner()))
                .orElseThrow(CommentError.NO_COMMENT::exception);
    }

    /** Returns the key of the viewer's channel; 0 for none. */
    static long callerId(OpenedVideo video) {
        return video.viewer().caller() == null ? 0 : video.viewer().caller().channelId();
    }
}
