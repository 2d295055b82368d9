package io.vireo.comment;

import io.vireo.moderation.ReportSubject;
import io.vireo.moderation.ReportedContent;
import io.vireo.platform.Component;
import io.vireo.video.OpenedVideo;
import io.vireo.video.VideoCredentials;
import io.vireo.video.Videos;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Reports of comments, and decisions about them. */
@Component
class CommentSubject implements ReportSubject {
    static final String KIND = "comment";

    private static final int MAX_TITLE = 200;

    @Inject
    Videos videos;

    @Inject
    CommentAccess access;

    @Inject
    CommentListRepository views;

    @Inject
    CommentRepository comments;

    @Inject
    CommentCounts counts;

    @Inject
    CommentRemover remover;

    @Override
    public String kind() {
        return KIND;
    }

    /** {@inheritDoc} The id has the form {@code hash path/comment}. */
    @Override
    public ReportedContent visible(String id, VideoCredentials credentials) {
        String[] parts = id.split("/", 2);
        OpenedVideo video = videos.open(parts[0], credentials);
        return content(access.require(video, parts[1]));
    }

    @Override
    public ReportedContent any(String id) {
        return views.find(0, CommentKey.parse(id))
                .filter(view -> view.author() != null && view.comment().state() != CommentState.DELETED)
                .map(this::content)
                .orElseThrow(CommentError.NO_COMMENT::exception);
    }

    private ReportedContent content(CommentView view) {
        StoredComment comment = view.comment();
        Long author = comment.channelId();
        if (author == null) {
            throw CommentError.NO_COMMENT.exception();
        }
        return new ReportedContent(
                comment.id(), CommentKey.text(comment.id()), author, title(view.hash()), comment.text());
    }

    private String title(String hash) {
        String title = videos.requireAny(hash).title();
        int end = Math.min(MAX_TITLE, title.codePointCount(0, title.length()));
        return "Comment on " + title.substring(0, title.offsetByCodePoints(0, end));
    }

    @Override
    public boolean isRemovable() {
        return true;
    }

    @Override
    @Transactional
    public boolean hide(ReportedContent content) {
        return change(content, CommentState.REMOVED);
    }

    @Override
    @Transactional
    public boolean restore(ReportedContent content) {
        return change(content, CommentState.SHOWN);
    }

    private boolean change(ReportedContent content, CommentState state) {
        StoredComment comment = lock(content);
        boolean isChanged = state == CommentState.SHOWN
                ? comment.state() == CommentState.REMOVED
                : comment.state() != CommentState.REMOVED;
        if (isChanged) {
            counts.change(comment, state);
        }
        return isChanged;
    }

    @Override
    @Transactional
    public void remove(ReportedContent content) {
        remover.remove(lock(content));
    }

    private StoredComment lock(ReportedContent content) {
        return comments.lock(content.key())
                .filter(comment -> comment.state() != CommentState.DELETED)
                .orElseThrow(CommentError.NO_COMMENT::exception);
    }
}
