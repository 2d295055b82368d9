package io.vireo.inbox;

import io.vireo.identity.MailFrequency;
import io.vireo.identity.NoticePreference;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides whether an act sends a mail at once: not more than one mail for each notice, or one a day for comments while it is unread. */
final class MailRule {
    private static final long PAUSE = Duration.ofDays(1).toMillis();

    private MailRule() {}

    /**
     * Returns whether a mail is sent.
     *
     * @param isFirst whether the act begins a notice
     * @param mailedAt when the last mail about the notice was sent, in epoch milliseconds; null for never
     */
    static boolean isDue(
            NoticeKind kind, NoticePreference preference, boolean isFirst, @Nullable Long mailedAt, long now) {
        if (preference.mail() != MailFrequency.NOW || kind == NoticeKind.MODERATION) {
            return false;
        }
        return isFirst || (kind.isOfComment() && (mailedAt == null || now - mailedAt >= PAUSE));
    }
}
