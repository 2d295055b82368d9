package io.vireo.inbox;

import io.vireo.identity.MailFrequency;
import io.vireo.inbox.InboxStateRepository.InboxState;
import io.vireo.pagination.NewestFirstPages.Dated;
import io.vireo.platform.Component;
import io.vireo.subscription.BellVideo;
import io.vireo.subscription.BellVideos;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes digests. The transaction that writes the mail of a channel stores the day and ends the wait of its notices: a channel gets one
 * digest a day, also if the leader crashes or changes.
 */
@Component
class DigestService {
    /** The maximum number of notices, and of videos, that a digest counts. */
    private static final int MAX = 100;

    /** Videos that are being published get into the next digest. */
    private static final Duration DELAY = Duration.ofMinutes(1);

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    InboxStateRepository states;

    @Inject
    InboxGroupRepository groups;

    @Inject
    InboxListRepository notices;

    @Inject
    InboxEntries entries;

    @Inject
    InboxPreferences preferences;

    @Inject
    BellVideos videos;

    @Inject
    NoticeMails mails;

    @Inject
    Clock clock;

    /**
     * Writes the digest of a channel, unless there is one of this day or there is nothing new.
     *
     * @param day since 1970
     */
    @Transactional
    void write(long channelId, long day) {
        InboxState state = states.lock(channelId);
        if (state.digestDay() >= day) {
            return;
        }
        Instant now = clock.instant();
        Instant to = now.minus(DELAY);
        List<InboxEntry> found = entries.of(notices.digest(channelId, MAX)).stream()
                .map(Dated::entry)
                .toList();
        boolean areVideosWanted = preferences.of(channelId, NoticeKind.VIDEO).mail() == MailFrequency.DAILY;
        mails.sendDigest(channelId, found, areVideosWanted ? newVideos(channelId, state, now, to) : List.of());
        groups.endDigest(channelId, now.toEpochMilli());
        states.setDigest(channelId, day, InboxEntries.micros(to));
    }

    /** Returns the videos since the last digest that are not read. */
    private List<BellVideo> newVideos(long channelId, InboxState state, Instant now, Instant to) {
        Instant since = since(state, now);
        return videos.page(channelId, since, to, Long.MAX_VALUE, MAX);
    }

    /** Returns the time after the last video that was read or in a digest; a day ago if that is later. */
    static Instant since(InboxState state, Instant now) {
        Instant known = InboxEntries.instant(Math.max(state.seenTo(), state.digestTo()) + 1);
        Instant dayAgo = now.minus(DAY);
        return state.digestTo() == 0 && dayAgo.isAfter(known) ? dayAgo : known;
    }
}
