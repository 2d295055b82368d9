package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommentRecipientsTest {
    private static final long AUTHOR = 1;
    private static final long OWNER = 2;
    private static final long ANSWERED = 3;

    @Test
    void shouldNotifyTheOwnerTheAnsweredAndTheMentioned() {
        assertThat(CommentRecipients.of(AUTHOR, OWNER, ANSWERED, List.of(4L, 5L)))
                .isEqualTo(Map.of(
                        OWNER,
                        NoticeKind.COMMENT,
                        ANSWERED,
                        NoticeKind.REPLY,
                        4L,
                        NoticeKind.MENTION,
                        5L,
                        NoticeKind.MENTION));
    }

    @Test
    void shouldNotifyEachOnceByTheMostPersonalKind() {
        assertThat(CommentRecipients.of(AUTHOR, OWNER, OWNER, List.of(OWNER)))
                .isEqualTo(Map.of(OWNER, NoticeKind.REPLY));
        assertThat(CommentRecipients.of(AUTHOR, OWNER, 0, List.of(OWNER, OWNER)))
                .isEqualTo(Map.of(OWNER, NoticeKind.MENTION));
    }

    @Test
    void shouldNotNotifyTheAuthor() {
        assertThat(CommentRecipients.of(AUTHOR, AUTHOR, AUTHOR, List.of(AUTHOR)))
                .isEmpty();
    }

    @Test
    void shouldNotNotifyTheOwnerOfADeletedVideo() {
        assertThat(CommentRecipients.of(AUTHOR, 0, 0, List.of())).isEmpty();
    }
}
