package io.vireo.inbox;

import io.vireo.inbox.InboxListRepository.Unread;
import io.vireo.pagination.NewestFirstPages.Dated;
import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.subscription.BellVideos;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads inboxes: the stored notices, merged with the new videos of channels whose subscription has the bell. */
@Component
public class InboxService {
    /** The highest number of unread entries that is counted. */
    public static final int MAX_UNREAD = 99;

    /** New videos are entries of the inbox for this time. */
    static final Duration VIDEO_TIME = Duration.ofDays(30);

    private static final long MILLIS = 1000;
    private static final Comparator<Dated<InboxEntry>> NEWEST_FIRST = Comparator.<Dated<InboxEntry>>comparingLong(
                    entry -> entry.position().time())
            .thenComparingLong(entry -> entry.position().id())
            .reversed();

    @Inject
    InboxListRepository notices;

    @Inject
    InboxEntries entries;

    @Inject
    InboxGroupRepository groups;

    @Inject
    InboxStateRepository states;

    @Inject
    InboxPreferences preferences;

    @Inject
    BellVideos videos;

    @Inject
    RateLimiter limits;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /**
     * Returns entries of the inbox of a channel, newest first.
     *
     * @param after the position of the entry that precedes all; null for the beginning
     */
    public List<Dated<InboxEntry>> page(long channelId, @Nullable Position after, int limit) {
        return merged(
                entries.of(notices.page(channelId, noticeAfter(after), limit)),
                videosOnSite(channelId) ? videos(channelId, after, limit) : List.of(),
                limit);
    }

    /** Merges two lists that are sorted newest first. */
    static List<Dated<InboxEntry>> merged(List<Dated<InboxEntry>> one, List<Dated<InboxEntry>> other, int limit) {
        return Stream.concat(one.stream(), other.stream())
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** Returns the position among notices, whose times are milliseconds, that corresponds to one among all entries. */
    static @Nullable Position noticeAfter(@Nullable Position after) {
        if (after == null) {
            return null;
        }
        boolean isWhole = after.time() % MILLIS == 0;
        // all notices of a millisecond come after the videos of later microseconds
        return new Position(Math.floorDiv(after.time(), MILLIS), isWhole ? after.id() / 2 : Long.MAX_VALUE);
    }

    private List<Dated<InboxEntry>> videos(long channelId, @Nullable Position after, int limit) {
        long seenTo = states.find(channelId).seenTo();
        // a notice with the key of the video comes before it
        Instant before = after == null ? null : InboxEntries.instant(after.time());
        long beforeId = after == null ? 0 : (after.id() + 1) / 2;
        return videos.page(channelId, clock.instant().minus(VIDEO_TIME), before, beforeId, limit).stream()
                .map(video -> InboxEntries.video(video, seenTo))
                .toList();
    }

    private boolean videosOnSite(long channelId) {
        return preferences.of(channelId, NoticeKind.VIDEO).site();
    }

    /** Returns the number of unread entries of a channel, at most {@value #MAX_UNREAD}. */
    public int unread(long channelId) {
        Unread unread = notices.unread(channelId, MAX_UNREAD);
        int most = MAX_UNREAD - unread.notices();
        if (most == 0 || !unread.areVideosOnSite()) {
            return unread.notices();
        }
        Instant seen = InboxEntries.instant(unread.seenTo() + 1);
        Instant since = clock.instant().minus(VIDEO_TIME);
        return unread.notices() + videos.count(channelId, seen.isAfter(since) ? seen : since, most);
    }

    /**
     * Marks an entry of a channel and the older ones read.
     *
     * @param upTo the id of the entry
     * @return the number of entries that are unread now, as {@link #unread}
     * @throws io.vireo.http.ApiException {@code invalid-field} {@code up-to}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public int read(long channelId, String upTo) {
        long micros = NoticeId.parse(upTo).micros();
        limits.acquire(InboxLimit.INBOX_ACCOUNT, Long.toString(channelId));
        transactions.required(() -> {
            long now = clock.millis();
            states.lock(channelId);
            groups.markRead(channelId, Math.floorDiv(micros, MILLIS), now);
            states.setSeen(channelId, Math.min(micros, (now + 1) * MILLIS));
        });
        return unread(channelId);
    }
}
