package io.vireo.subscription;

import io.vireo.platform.Component;
import io.vireo.tally.TallyKind;
import io.vireo.tally.TallySource;
import java.util.Set;

/** Counts the subscribers of a channel for the reconciliation of its counter. */
@Component
class SubscriptionTallySource implements TallySource {
    @Override
    public Set<TallyKind> kinds() {
        return Set.of(TallyKind.SUBSCRIBERS);
    }

    @Override
    public String count(TallyKind kind, String subject) {
        return "(SELECT COUNT(*) FROM Subscriptions f WHERE f.ChannelID = " + subject + ")";
    }
}
