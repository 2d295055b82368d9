package io.vireo.moderation.decision;

import io.vireo.identity.ChannelMails;
import io.vireo.moderation.DecisionAnnounced;
import io.vireo.moderation.SubjectReference;
import io.vireo.platform.Component;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;

/** Writes the mails to the owners of subjects, in the transaction of the decision. They cannot be declined. */
@Component
@Transactional(TxType.MANDATORY)
class OwnerMails {
    @Inject
    ChannelMails mails;

    @Inject
    Event<DecisionAnnounced> announcements;

    /**
     * Writes a mail.
     *
     * @param decisionId the key of the decision; 0 if none is stored
     */
    void send(
            long ownerId,
            long decisionId,
            SubjectReference subject,
            String title,
            DecisionAction action,
            String reason) {
        announcements.fire(new DecisionAnnounced(ownerId, decisionId, subject, title, action.key(), reason, false));
        mails.send(
                ownerId,
                ModerationMailTemplate.MODERATION_DECISION,
                Map.of("title", title, "what", action.sentence(), "reason", reason.isEmpty() ? "none given" : reason));
    }
}
