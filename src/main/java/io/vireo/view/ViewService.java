package io.vireo.view;

import io.vireo.platform.Transactions;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import io.vireo.video.PublishedVideo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts a view after ten seconds, or half of a shorter video, by the clock of the server; once for each viewer, video and six hours. The
 * row that prevents the second one and the change of the counter are one transaction.
 */
@ApplicationScoped
class ViewService {
    private static final long ENOUGH_MILLIS = 10_000;
    private static final Duration ONCE = Duration.ofHours(6);

    @Inject
    ViewTicketCodec tickets;

    @Inject
    ViewerHash viewers;

    @Inject
    RecentViewRepository recent;

    @Inject
    Tallies tallies;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /** Returns the ticket of a view that begins now. */
    String begin(PublishedVideo video, Viewing viewing) {
        Instant now = clock.instant();
        return tickets.issue(video.hash(), new ViewTicket(now, viewers.of(ViewerHash.day(now), viewing.identity())));
    }

    /**
     * Counts the view of a ticket if it is time to. Does nothing with a ticket that is not valid for the video and the viewer.
     *
     * @param durationMillis of the video; 0 if it is unknown
     */
    void count(PublishedVideo video, Viewing viewing, String ticket, long durationMillis) {
        Instant now = clock.instant();
        long enough = durationMillis > 0 ? Math.min(ENOUGH_MILLIS, durationMillis / 2) : ENOUGH_MILLIS;
        boolean isTime = viewing.isCounted(video.channelId())
                && tickets.open(video.hash(), ticket)
                        .filter(view -> isOf(view, viewing))
                        .filter(view -> Duration.between(view.begun(), now).toMillis() >= enough)
                        .isPresent();
        if (isTime) {
            long today = ViewerHash.day(now);
            String viewer = viewers.of(today, viewing.identity());
            String yesterday = viewers.of(today - 1, viewing.identity());
            transactions.required(() -> count(video.id(), viewer, yesterday, now));
        }
    }

    private void count(long videoId, String viewer, String yesterday, Instant now) {
        boolean isNew = !recent.exists(videoId, yesterday, now.toEpochMilli())
                && recent.add(
                        videoId, viewer, now.toEpochMilli(), now.plus(ONCE).toEpochMilli());
        if (isNew) {
            tallies.add(TallyKind.VIEWS, videoId, 1);
        }
    }

    private boolean isOf(ViewTicket view, Viewing viewing) {
        return viewers.of(ViewerHash.day(view.begun()), viewing.identity()).equals(view.viewer());
    }
}
