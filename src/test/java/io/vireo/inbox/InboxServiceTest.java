package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import io.vireo.pagination.NewestFirstPages.Dated;
import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.subscription.BellVideo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxServiceTest {
    /** Notices have times in milliseconds and videos in microseconds, many of them equal: each page continues where the last one ended. */
    @Test
    void shouldPageThroughNoticesAndVideos() {
        Random random = new Random(7);
        List<Dated<InboxEntry>> notices = new ArrayList<>();
        List<Dated<InboxEntry>> videos = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            NoticeId id = new NoticeId(random.nextInt(4) * 1000L, false, i);
            notices.add(new Dated<>(new Position(id.micros(), id.order()), entry(id)));
            Instant upload = InboxEntries.instant(random.nextInt(8) * 500L);
            videos.add(InboxEntries.video(new BellVideo(i, "hash", "channel", "title", upload), 0));
        }
        List<String> expected = Stream.concat(notices.stream(), videos.stream())
                .sorted((a, b) -> before(a.position(), b.position()) ? -1 : 1)
                .map(dated -> dated.entry().id())
                .toList();

        List<String> paged = new ArrayList<>();
        Position after = null;
        List<Dated<InboxEntry>> page;
        do {
            Position last = after;
            Position noticeAfter = InboxService.noticeAfter(last);
            page = InboxService.merged(
                    notices.stream()
                            .filter(notice -> noticeAfter == null || isAfter(notice, noticeAfter))
                            .toList(),
                    videos.stream()
                            .filter(video -> last == null || before(last, video.position()))
                            .toList(),
                    7);
            page.forEach(dated -> paged.add(dated.entry().id()));
            after = page.isEmpty() ? null : page.get(page.size() - 1).position();
        } while (!page.isEmpty());

        assertThat(paged).isEqualTo(expected);
    }

    /** As the query of the notices compares. */
    private static boolean isAfter(Dated<InboxEntry> notice, Position after) {
        long lastAt = notice.position().time() / 1000;
        long key = notice.position().id() / 2;
        return lastAt < after.time() || (lastAt == after.time() && key < after.id());
    }

    private static boolean before(Position one, Position other) {
        return one.time() > other.time() || (one.time() == other.time() && one.id() > other.id());
    }

    @Test
    void shouldReadItsIds() {
        NoticeId id = new NoticeId(1_795_000_000_123_456L, true, 77);

        assertThat(NoticeId.parse(id.toString())).isEqualTo(id);
        assertThat(NoticeId.parse(new NoticeId(5, false, 1).toString())).isEqualTo(new NoticeId(5, false, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1-x1", "1-n", "-n1", "1-n1 ", "A-n1", "1234567890123-n1", "1-n1234567890123", "1-n-1"})
    void shouldRejectWhatIsNoId(String text) {
        assertThatThrownBy(() -> NoticeId.parse(text)).isInstanceOf(ApiException.class);
    }

    @Test
    void shouldShowVideosAsReadUpToATime() {
        BellVideo video = new BellVideo(1, "abc1234", "bob", "Hills", InboxEntries.instant(1_000_001));

        assertThat(InboxEntries.video(video, 1_000_000).entry().read()).isFalse();
        assertThat(InboxEntries.video(video, 1_000_001).entry().read()).isTrue();
        assertThat(InboxEntries.video(video, 0).entry().actors()).isEqualTo(List.of("bob"));
    }

    private static InboxEntry entry(NoticeId id) {
        return new InboxEntry(
                id.toString(), "like", "", "", Collections.emptyList(), 1, "", false, "", "", "", "", false);
    }
}
