package io.vireo.moderation;

import io.vireo.auth.Caller;
import io.vireo.moderation.log.ModerationLog;
import io.vireo.moderation.log.ModerationLog.State;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Records what moderators do in other features, outside of decisions; the entry point for these features. */
@Component
public class ModeratorActs {
    @Inject
    ModerationLog log;

    /**
     * Appends an act to the moderation log, in the transaction of the act.
     *
     * @param action at most 16 ASCII characters
     * @param kind the kind of a {@link ReportSubject}
     * @param before the state before the act; may be empty
     */
    @Transactional(TxType.MANDATORY)
    public void append(
            Caller moderator, String action, String kind, ReportedContent content, String before, String after) {
        log.append(moderator.channelId(), action, kind, content, "", new State(before, after));
    }
}
