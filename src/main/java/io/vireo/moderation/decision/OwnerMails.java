package io.vireo.moderation.decision;

import io.vireo.identity.ChannelMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;

/** Writes the mails to the owners of subjects, in the transaction of the decision. They cannot be declined. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class OwnerMails {
    @Inject
    ChannelMails mails;

    void send(long ownerId, String title, DecisionAction action, String reason) {
        mails.send(
                ownerId,
                ModerationMailTemplate.MODERATION_DECISION,
                Map.of("title", title, "what", action.sentence(), "reason", reason.isEmpty() ? "none given" : reason));
    }
}
