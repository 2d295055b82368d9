package io.vireo.identity.deletion;

import io.vireo.auth.AuthError;
import io.vireo.identity.AccountMails;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.ChannelDeleted;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.DeletedChannelRepository;
import io.vireo.identity.IdentityLimit;
import io.vireo.identity.signin.LoginAttemptRepository;
import io.vireo.identity.signin.UnknownAddressLimiter;
import io.vireo.media.AvatarFiles;
import io.vireo.platform.jobs.CleanupService;
import io.vireo.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;

/**
 * Deletes channels: every row that is theirs in one transaction, the files after it. Files that a crash leaves are found by {@link
 * DeletedChannels} (docs/decisions/0030-deletion.md).
 */
@ApplicationScoped
class ChannelDeletionTransaction {
    private static final Logger LOG = System.getLogger(ChannelDeletionTransaction.class.getName());

    /** The picture of a channel has nobody left to show it to, once the transaction is through. */
    private record PictureLeft(long channelId) {}

    @Inject
    ChannelRepository channels;

    @Inject
    LoginAttemptRepository attempts;

    @Inject
    RateLimits limits;

    @Inject
    DeletedChannelRepository closed;

    @Inject
    AccountMails mails;

    @Inject
    AvatarFiles pictures;

    @Inject
    Event<ChannelDeleted> deletions;

    @Inject
    CleanupService cleanups;

    @Inject
    Event<PictureLeft> picturesLeft;

    @Inject
    Clock clock;

    /** Of two at the same moment one is refused with {@link AuthError#BAD_TOKEN}, for the other has ended its token. */
    @Transactional
    void close(long channelId) {
        Channel channel = channels.lock(channelId).orElseThrow(AuthError.BAD_TOKEN::refusal);
        closed.add(channelId, clock.instant());
        mails.deleted(channelId);
        deletions.fire(new ChannelDeleted(channelId));
        attempts.forget(channel.username());
        limits.reset(IdentityLimit.SIGN_IN_ACCOUNT, UnknownAddressLimiter.subject(channel));
        cleanups.add(ChannelCleanup.class, List.of(Long.toString(channelId)));
        channels.remove(channelId);
        picturesLeft.fire(new PictureLeft(channelId));
        LOG.log(Level.INFO, "Deleted channel {0}", channelId);
    }

    void removePicture(@Observes(during = TransactionPhase.AFTER_SUCCESS) PictureLeft left) {
        try {
            pictures.remove(left.channelId());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A picture is left for the next sweep", e);
        }
    }
}
