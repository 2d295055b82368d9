package io.vireo.identity;

import io.vireo.auth.Standing;

/**
 * CDI event: the standing of a channel was changed. It is fired within the changing transaction, while the row of the channel is locked.
 *
 * @param channelId the key of the changed channel
 * @param actorId the key of the moderator's channel; {@link Channels#OPERATOR} if the standing has ended, the channel itself if it is being
 *     deleted
 * @param reason the moderator's reason; empty if there is no moderator
 */
public record StandingChanged(long channelId, long actorId, Standing before, Standing after, String reason) {
    /** Returns whether the channel and everything that belongs to it are hidden from now on. */
    public boolean isSuspension() {
        return before != Standing.SUSPENDED && after == Standing.SUSPENDED;
    }

    /** Returns whether nobody has decided about the channel: it is hidden because it is being deleted. */
    public boolean isDeletion() {
        return actorId == channelId;
    }

    /** Returns whether a suspension ends. */
    public boolean isReturn() {
        return before == Standing.SUSPENDED && after != Standing.SUSPENDED;
    }
}
