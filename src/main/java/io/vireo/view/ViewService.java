package io.vireo.view;

import io.vireo.platform.Component;
import io.vireo.video.PublishedVideo;
import io.vireo.view.RecentViewRepository.Progress;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts a view after ten seconds, or half of a shorter video, by the clock of the server; once for each viewer, video and six hours. */
@Component
class ViewService {
    private static final long ENOUGH_MILLIS = 10_000;

    @Inject
    ViewTicketCodec tickets;

    @Inject
    ViewerHash viewers;

    @Inject
    RecentViewRepository recent;

    @Inject
    ViewWriter writer;

    @Inject
    Clock clock;

    /** Returns the ticket of a view that begins now. */
    String begin(PublishedVideo video, Viewing viewing) {
        Instant now = clock.instant();
        return tickets.issue(video.hash(), new ViewTicket(now, viewers.of(ViewerHash.day(now), viewing.identity())));
    }

    /** Returns what is known of a viewing. */
    Progress progress(PublishedVideo video, Viewing viewing) {
        Instant now = clock.instant();
        long today = ViewerHash.day(now);
        return recent.progress(
                video.id(),
                viewers.of(today, viewing.identity()),
                viewers.of(today - 1, viewing.identity()),
                now.toEpochMilli());
    }

    /**
     * Counts the view of a ticket if it is time to. Does nothing with a ticket that is not valid for the video and the viewer. A view that
     * is counted already costs no transaction: it is what most heartbeats are.
     *
     * @param progress of {@link #progress}
     */
    void count(PublishedVideo video, Viewing viewing, String ticket, Progress progress) {
        Instant now = clock.instant();
        long enough = progress.duration() > 0 ? Math.min(ENOUGH_MILLIS, progress.duration() / 2) : ENOUGH_MILLIS;
        boolean isTime = !progress.isCounted()
                && viewing.isCounted(video.channelId())
                && tickets.open(video.hash(), ticket)
                        .filter(view -> isOf(view, viewing))
                        .filter(view -> Duration.between(view.begun(), now).toMillis() >= enough)
                        .isPresent();
        if (isTime) {
            writer.count(new View(video.id(), viewers.of(ViewerHash.day(now), viewing.identity())));
        }
    }

    private boolean isOf(ViewTicket view, Viewing viewing) {
        return viewers.of(ViewerHash.day(view.begun()), viewing.identity()).equals(view.viewer());
    }
}
