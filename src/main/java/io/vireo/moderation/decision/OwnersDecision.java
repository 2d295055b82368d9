package io.vireo.moderation.decision;

import io.vireo.moderation.SubjectReference;

/**
 * A decision about content of a channel, as its owner sees it: without the moderator.
 *
 * @param title of the content at the time of the decision
 * @param decided when, ISO 8601 in UTC
 * @param appealed whether the owner has appealed
 */
public record OwnersDecision(
        SubjectReference subject,
        String title,
        DecisionAction action,
        String reason,
        String decided,
        boolean appealed) {
    /** Returns whether the owner can still appeal: removed content cannot be restored. */
    public boolean isAppealable() {
        return !appealed && action != DecisionAction.REMOVE;
    }
}
