package io.vireo.moderation.decision;

import io.vireo.auth.Standing;
import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.Channels;
import io.vireo.identity.StandingChanged;
import io.vireo.moderation.ReportedContent;
import io.vireo.moderation.SubjectReference;
import io.vireo.platform.Component;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Records a change of a standing by a moderator as a decision about the channel, which its owner can appeal, and informs the owner. Removes
 * the decisions about deleted accounts.
 */
@Component
class StandingDecisions implements ChannelCleanup {
    @Inject
    DecisionRepository decisions;

    @Inject
    OwnerMails mails;

    @Inject
    Channels channels;

    @Inject
    Clock clock;

    void onStandingChanged(@Observes StandingChanged change) {
        if (change.actorId() == Channels.OPERATOR || change.isDeletion()) {
            return;
        }
        String name = channels.nameOf(change.channelId()).orElse("");
        DecisionAction action = DecisionAction.of(change.after());
        long decision = 0;
        if (change.after() != Standing.GOOD) {
            decision = decisions.add(
                    "channel",
                    new ReportedContent(change.channelId(), name, change.channelId(), name, ""),
                    change.actorId(),
                    action,
                    change.reason(),
                    clock.millis());
        }
        mails.send(change.channelId(), decision, new SubjectReference("channel", name), name, action, change.reason());
    }

    @Override
    public String name() {
        return "decisions-about-channel";
    }

    @Override
    public void clean(long channelId) {
        int removed;
        do {
            removed = decisions.removeSomeOf(channelId);
        } while (removed > 0);
    }
}
