package io.vireo.comment;

import io.vireo.comment.CommentRatingRepository.Liked;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.moderation.ModerationTime;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Exports the comments of an account as {@code comments} and the comments that it likes as {@code liked-comments} in {@code account.json}.
 */
@Component
class CommentContributor implements PersonalDataContributor {
    private static final int PAGE = 50;

    @Inject
    CommentListRepository lists;

    @Inject
    CommentRatingRepository ratings;

    private record LikedComment(String id, String rated) {}

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList(
                "comments", () -> CommentState.WITH_TEXT.forEach(state -> writeComments(channelId, state, export)));
        export.writeList("liked-comments", () -> writeLiked(channelId, export));
    }

    private void writeComments(long channelId, CommentState state, PersonalDataWriter export) {
        List<CommentView> page = lists.ownInState(channelId, state, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(view -> export.writeElement(new ModeratedComment(
                    CommentBody.of(view, view.author() == null ? "" : view.author()), state.key())));
            page = lists.ownInState(
                    channelId, state, page.get(page.size() - 1).comment().id(), PAGE);
        }
    }

    private void writeLiked(long channelId, PersonalDataWriter export) {
        List<Liked> page = ratings.page(channelId, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(liked -> export.writeElement(
                    new LikedComment(CommentKey.text(liked.commentId()), ModerationTime.text(liked.rated()))));
            page = ratings.page(channelId, page.get(page.size() - 1).commentId(), PAGE);
        }
    }
}
