package io.vireo.inbox;

import io.vireo.comment.CommentPublished;
import io.vireo.inbox.InboxEventRepository.Concerned;
import io.vireo.moderation.DecisionAnnounced;
import io.vireo.platform.Component;
import io.vireo.rating.CommentLiked;
import io.vireo.rating.VideosLiked;
import io.vireo.subscription.ChannelSubscribed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Records acts of other features in their transactions. Decisions become notices at once: they are rare, and nothing joins them. */
@Component
class NoticeRecorder {
    @Inject
    InboxEventRepository events;

    @Inject
    InboxGroupRepository groups;

    @Inject
    InboxPreferences preferences;

    @Inject
    Clock clock;

    void onComment(@Observes CommentPublished comment) {
        Concerned concerned = events.concerned(comment.videoId(), comment.replyToId());
        List<Long> mentioned = comment.mentions().stream()
                .map(events::channel)
                .filter(channelId -> channelId != 0)
                .toList();
        Map<Long, NoticeKind> recipients =
                CommentRecipients.of(comment.channelId(), concerned.ownerId(), concerned.answeredId(), mentioned);
        long now = clock.millis();
        events.addAll(recipients.entrySet().stream()
                .map(recipient -> new InboxEvent(
                        0,
                        recipient.getValue(),
                        recipient.getKey(),
                        comment.channelId(),
                        subject(recipient.getValue(), comment),
                        comment.videoId(),
                        comment.commentId(),
                        now))
                .toList());
    }

    private static long subject(NoticeKind kind, CommentPublished comment) {
        return switch (kind) {
            case REPLY -> comment.replyToId();
            case MENTION -> comment.commentId();
            default -> comment.videoId();
        };
    }

    void onLikes(@Observes VideosLiked liked) {
        long now = clock.millis();
        events.addAll(liked.likes().stream()
                .filter(like -> like.channelId() != like.ownerId())
                .map(like -> new InboxEvent(
                        0, NoticeKind.LIKE, like.ownerId(), like.channelId(), like.videoId(), like.videoId(), 0, now))
                .toList());
    }

    void onCommentLike(@Observes CommentLiked like) {
        if (like.channelId() != like.authorId()) {
            add(new InboxEvent(
                    0,
                    NoticeKind.LIKE,
                    like.authorId(),
                    like.channelId(),
                    NoticeKind.subjectOfLike(like.commentId()),
                    like.videoId(),
                    like.commentId(),
                    clock.millis()));
        }
    }

    void onSubscription(@Observes ChannelSubscribed subscription) {
        add(new InboxEvent(
                0,
                NoticeKind.SUBSCRIBER,
                subscription.channelId(),
                subscription.subscriberId(),
                0,
                0,
                0,
                clock.millis()));
    }

    private void add(InboxEvent event) {
        events.addAll(List.of(event));
    }

    /** The mail about a decision is written by moderation; the notice is for the inbox only. */
    void onDecision(@Observes DecisionAnnounced decision) {
        if (preferences.of(decision.recipientId(), NoticeKind.MODERATION).site()) {
            groups.addDecision(decision, clock.millis());
        }
    }
}
