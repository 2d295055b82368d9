package io.vireo.identity.deletion;

import io.vireo.auth.AccountRole;
import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.identity.AccountMails;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.ChannelContents;
import io.vireo.identity.ChannelDeleted;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.ChannelStandings;
import io.vireo.identity.Channels;
import io.vireo.identity.DeletedChannelRepository;
import io.vireo.identity.role.RoleService;
import io.vireo.identity.signin.LoginAttemptTracker;
import io.vireo.identity.signin.SignInService;
import io.vireo.media.AvatarFiles;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.platform.jobs.CleanupService;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;

/**
 * Deletes channels: all rows in one transaction, then the files. {@link io.vireo.identity.DeletedChannels} removes files that remain
 * after a crash (docs/decisions/0030-deletion.md). A channel with a large number of videos is hidden at first, and loses them in slices;
 * what a crash leaves of it is removed every ten seconds (docs/decisions/0136-deletion-in-slices.md).
 */
@Component
public class ChannelDeletionService {
    private static final Logger LOG = System.getLogger(ChannelDeletionService.class.getName());

    /** CDI event: the avatar file of a deleted channel can be removed after the transaction has committed. */
    private record AvatarToRemove(long channelId) {}

    /** No password has this hash. */
    private static final String NO_PASSWORD = "";

    private final Channels channels;
    private final ChannelRepository rows;
    private final DeletedChannelRepository deletedChannels;
    private final SignInService signIns;
    private final LoginAttemptTracker attempts;
    private final AccountMails mails;
    private final AvatarFiles avatars;
    private final Transactions transactions;
    private final Event<ChannelDeleted> deletions;
    private final CleanupService cleanups;
    private final Event<AvatarToRemove> avatarRemovals;
    private final Clock clock;
    private final RoleService roles;
    private final ChannelStandings standings;
    private final Instance<ChannelContents> contents;

    @Inject
    ChannelDeletionService(
            Channels channels,
            ChannelRepository rows,
            DeletedChannelRepository deletedChannels,
            SignInService signIns,
            LoginAttemptTracker attempts,
            AccountMails mails,
            AvatarFiles avatars,
            Transactions transactions,
            Event<ChannelDeleted> deletions,
            CleanupService cleanups,
            Event<AvatarToRemove> avatarRemovals,
            Clock clock,
            RoleService roles,
            ChannelStandings standings,
            @Any Instance<ChannelContents> contents) {
        this.channels = channels;
        this.rows = rows;
        this.deletedChannels = deletedChannels;
        this.signIns = signIns;
        this.attempts = attempts;
        this.mails = mails;
        this.avatars = avatars;
        this.transactions = transactions;
        this.deletions = deletions;
        this.cleanups = cleanups;
        this.avatarRemovals = avatarRemovals;
        this.clock = clock;
        this.roles = roles;
        this.standings = standings;
        this.contents = contents;
    }

    /**
     * Deletes the caller's own channel. A wrong password counts as a failed sign-in. Throws as {@link Channels#ownedBy} and {@link
     * SignInService#authenticate}. If the deletion needs several transactions and one fails after the first, it is completed later.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if a concurrent request has already deleted the channel and thereby
     * revoked the token, {@code last-admin} if no administrator would remain
     */
    @Transactional(TxType.NEVER)
    public void delete(Caller caller, String name, String password, String address) {
        Channel channel = channels.ownedBy(caller, name);
        signIns.authenticate(channel.username(), password, address);
        boolean isComplete = transactions.required(() -> {
            if (channel.role() == AccountRole.ADMIN) {
                roles.retire(channel.id());
            }
            return deleteSome(channel.id());
        });
        if (!isComplete) {
            try {
                proceed(channel.id());
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "The deletion of channel " + channel.id() + " was interrupted; it is continued",
                        e);
            }
        }
    }

    /** Deletes a channel that is suspended for long enough, or completes its deletion. Does nothing for another channel. */
    @Transactional(TxType.NEVER)
    public void proceed(long channelId) {
        boolean isComplete = false;
        while (!isComplete) {
            isComplete = transactions.required(() -> !standings.lockForDeletion(channelId) || deleteSome(channelId));
        }
    }

    /** Deletes a channel if it does not have too much for one transaction. Returns whether nothing of it is left. */
    private boolean deleteSome(long channelId) {
        Channel channel = rows.lock(channelId).orElseThrow(AuthError.BAD_TOKEN::exception);
        List<ChannelContents> large =
                contents.stream().filter(each -> each.areMany(channelId)).toList();
        if (large.isEmpty()) {
            delete(channel);
        } else if (standings.hideForDeletion(channelId)) {
            // its tokens and its password are worth nothing from now on
            rows.changePassword(channel, NO_PASSWORD);
        } else {
            large.forEach(each -> each.removeSome(channelId));
        }
        return large.isEmpty();
    }

    /** Deletes a channel with everything that belongs to it. */
    private void delete(Channel channel) {
        long channelId = channel.id();
        deletedChannels.add(channelId, clock.instant());
        mails.deleted(channelId);
        deletions.fire(new ChannelDeleted(channelId));
        attempts.reset(channel);
        cleanups.add(ChannelCleanup.class, List.of(Long.toString(channelId)));
        rows.remove(channelId);
        avatarRemovals.fire(new AvatarToRemove(channelId));
        LOG.log(Level.INFO, "Deleted channel {0}", channelId);
    }

    void removeAvatar(@Observes(during = TransactionPhase.AFTER_SUCCESS) AvatarToRemove removal) {
        try {
            avatars.remove(removal.channelId());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Could not remove an avatar; the next cleanup retries", e);
        }
    }
}
