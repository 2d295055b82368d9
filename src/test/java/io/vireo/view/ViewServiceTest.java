package io.vireo.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.platform.Transactions;
import io.vireo.platform.crypto.Seal;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallySums;
import io.vireo.video.PublishedVideo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class ViewServiceTest {
    private static final PublishedVideo VIDEO = new PublishedVideo(1, "abc1234", 2, "Title");
    private static final Viewing VIEWING = new Viewing(null, "192.0.2.1", "Browser", false);
    private static final Instant LATE = Instant.parse("2026-12-01T23:59:00Z");
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Map<String, Long> recent = new HashMap<>();
    private int views;
    private long duration;

    @Test
    void shouldCountAViewerOnceBeforeAndAfterMidnight() {
        String ticket = at(LATE).begin(VIDEO, VIEWING);
        watchAt(LATE.plusSeconds(30), ticket);
        assertThat(views).isEqualTo(1);

        String another = at(LATE.plusSeconds(90)).begin(VIDEO, VIEWING);
        watchAt(LATE.plusSeconds(120), another);
        assertThat(views).isEqualTo(1);
    }

    @Test
    void shouldCountAViewThatBeginsBeforeMidnight() {
        String ticket = at(LATE).begin(VIDEO, VIEWING);

        watchAt(LATE.plusSeconds(120), ticket);

        assertThat(views).isEqualTo(1);
    }

    @Test
    void shouldCountAgainAfterSixHours() {
        for (Duration later : new Duration[] {Duration.ZERO, Duration.ofHours(5), Duration.ofHours(7)}) {
            String ticket = at(LATE.plus(later)).begin(VIDEO, VIEWING);
            watchAt(LATE.plus(later).plusSeconds(30), ticket);
        }

        assertThat(views).isEqualTo(2);
    }

    @Test
    void shouldCountAfterHalfOfAShortVideo() {
        String ticket = at(LATE).begin(VIDEO, VIEWING);

        watchAt(LATE.plusMillis(1999), ticket, 4000);
        assertThat(views).isZero();
        watchAt(LATE.plusMillis(2000), ticket, 4000);
        assertThat(views).isEqualTo(1);
    }

    private void watchAt(Instant time, String ticket) {
        watchAt(time, ticket, MINUTE);
    }

    private void watchAt(Instant time, String ticket, long durationMillis) {
        duration = durationMillis;
        ViewService service = at(time);
        service.count(VIDEO, VIEWING, ticket, service.progress(VIDEO, VIEWING));
    }

    private ViewService at(Instant now) {
        ViewService service = new ViewService();
        service.clock = Clock.fixed(now, ZoneOffset.UTC);
        service.tickets = new ViewTicketCodec(new Seal(new byte[32]), service.clock);
        service.viewers = new ViewerHash();
        service.viewers.repository = new ViewerKeyRepository() {
            @Override
            byte[] key(long day) {
                return Long.toString(day).getBytes(UTF_8);
            }
        };
        service.recent = new RecentViewRepository() {
            @Override
            Progress progress(long videoId, String viewer, String yesterday, long time) {
                return new Progress(duration, isCounted(viewer, time) || isCounted(yesterday, time));
            }

            private boolean isCounted(String viewer, long time) {
                return recent.getOrDefault(viewer, 0L) > time;
            }

            @Override
            List<Long> addAll(SortedSet<View> added, long time, long until) {
                return added.stream()
                        .filter(view -> !isCounted(view.viewer(), time))
                        .peek(view -> recent.put(view.viewer(), until))
                        .map(View::videoId)
                        .toList();
            }
        };
        service.writer = new ViewWriter();
        service.writer.recent = service.recent;
        service.writer.transactions = new Transactions();
        service.writer.clock = service.clock;
        service.writer.tallies = new Tallies() {
            @Override
            public void addAll(TallySums sums) {
                views++;
            }
        };
        return service;
    }
}
