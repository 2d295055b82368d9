package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeActorsTest {
    @Test
    void shouldNameTheLastThree() {
        NoticeActors actors = NoticeActors.of(List.of(like(1), like(2), like(3), like(4)), 44);

        assertThat(actors.names()).containsExactly("c1", "c2", "c3");
        assertThat(actors.count()).isEqualTo(44);
    }

    @Test
    void shouldCountAChannelOnce() {
        NoticeActors actors =
                NoticeActors.of(List.of(comment(1, 9, true), comment(1, 8, true), comment(2, 7, true)), 2);

        assertThat(actors.names()).containsExactly("c1", "c2");
        assertThat(actors.count()).isEqualTo(2);
        assertThat(actors.commentId()).isEqualTo(9);
        assertThat(actors.text()).isEqualTo("text 9");
    }

    @Test
    void shouldLeaveOutWhatIsGone() {
        NoticeActors actors = NoticeActors.of(
                List.of(comment(1, 9, false), comment(2, 8, true), comment(3, 7, false), comment(3, 6, true)), 30);

        assertThat(actors.names()).containsExactly("c2", "c3");
        assertThat(actors.count()).isEqualTo(29);
        assertThat(actors.text()).isEqualTo("text 8");
    }

    @Test
    void shouldBeEmptyIfNothingIsLeft() {
        assertThat(NoticeActors.of(List.of(comment(1, 9, false)), 5)).isEqualTo(new NoticeActors(List.of(), 0, 0, ""));
        assertThat(NoticeActors.of(List.of(), 5).count()).isZero();
    }

    private static NoticeAct like(long actor) {
        return new NoticeAct(actor, "c" + actor, 0, "", true);
    }

    private static NoticeAct comment(long actor, long id, boolean isShown) {
        return new NoticeAct(actor, "c" + actor, id, "text " + id, isShown);
    }
}
