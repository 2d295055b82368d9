package io.vireo.moderation.log;

import io.vireo.identity.Channels;
import io.vireo.identity.RoleChanged;
import io.vireo.identity.StandingChanged;
import io.vireo.moderation.ReportedContent;
import io.vireo.pagination.NumberedPages;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.video.QuotaChanged;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The moderation log: who did what to which subject, why, and the states before and after. An entry is written in the transaction of the
 * act. Nothing changes or removes entries.
 */
@Component
@Transactional(TxType.MANDATORY)
public class ModerationLog {
    /** The name of the list in cursors. */
    static final String LIST = "moderation log";

    private static final String CHANNEL = "channel";
    private static final int MAX_REASON = 500;

    @Inject
    ModerationLogRepository entries;

    @Inject
    NumberedPages pages;

    @Inject
    Clock clock;

    /**
     * Returns entries for a page, newest first. The caller checks that a moderator asks.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    @Transactional(TxType.SUPPORTS)
    public Section<LogEntry> entries(@Nullable String after, int limit) {
        return pages.section(LIST, after, limit, Long.MAX_VALUE, entries::page);
    }

    /**
     * Appends an act about content.
     *
     * @param actorId the key of the channel of the moderator, or of the owner who appeals
     * @param reason is shortened to 500 characters
     */
    public void append(long actorId, String action, String kind, ReportedContent content, String reason, State change) {
        append(actorId, action, kind, content.key(), kind.equals(CHANNEL) ? "" : content.id(), reason, change);
    }

    /** The states before and after an act; both empty if it changed none. */
    public record State(String before, String after) {
        public static final State UNCHANGED = new State("", "");
    }

    private void append(
            long actorId, String action, String kind, long key, String publicId, String reason, State change) {
        String shortened = reason.substring(
                0, reason.offsetByCodePoints(0, Math.min(MAX_REASON, reason.codePointCount(0, reason.length()))));
        entries.append(
                actorId == Channels.OPERATOR ? null : actorId,
                action,
                kind,
                key,
                publicId,
                shortened,
                change.before(),
                change.after(),
                clock.millis());
    }

    void onRoleChanged(@Observes RoleChanged change) {
        State state = new State(change.before().key(), change.after().key());
        append(change.actorId(), "role", CHANNEL, change.channelId(), "", "", state);
    }

    void onQuotaChanged(@Observes QuotaChanged change) {
        State state = new State(change.before(), change.after());
        append(change.actorId(), "quota", CHANNEL, change.channelId(), "", "", state);
    }

    void onStandingChanged(@Observes StandingChanged change) {
        if (change.isDeletion()) {
            return;
        }
        State state = new State(change.before().key(), change.after().key());
        append(change.actorId(), "standing", CHANNEL, change.channelId(), "", change.reason(), state);
    }
}
