package io.vireo.identity;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.signin.LockoutSettings;
import io.vireo.media.AvatarFiles;
import io.vireo.media.storage.StorageFullException;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * Reserves the usernames of deleted channels for a time, and removes avatars that the deletion has left behind, at startup and
 * periodically.
 */
@Component
@Phase(StartupPhase.PREPARE)
public class DeletedChannels implements StartupTask, ScheduledJob {
    private static final Logger LOG = System.getLogger(DeletedChannels.class.getName());

    @Inject
    DeletedChannelRepository deletedChannels;

    @Inject
    AvatarFiles avatars;

    @Inject
    LockoutSettings settings;

    @Inject
    Clock clock;

    /**
     * Checks that the username of a new channel is not reserved for a deleted channel. Must be called in the transaction that inserts the
     * channel, after the insertion, which waits for a concurrent deletion of the same username to commit.
     *
     * @throws io.vireo.http.ApiException {@link IdentityError#USERNAME_TAKEN} if the username is reserved
     */
    @Transactional(TxType.MANDATORY)
    public void requireNotReserved(Channel channel) {
        if (deletedChannels.isReservedSince(clock.instant().minus(settings.usernameReservation()), channel.id())) {
            throw IdentityError.USERNAME_TAKEN.exception();
        }
    }

    @Override
    public boolean isMandatory() {
        return false;
    }

    @Override
    @Transactional
    public void start() {
        cleanUp();
    }

    @Override
    public String name() {
        return "deleted-channels";
    }

    @Override
    @Transactional
    public void run() {
        cleanUp();
    }

    /** Removes remaining avatars of deleted channels, and the records whose reservation of the username has expired. */
    private void cleanUp() {
        try {
            deletedChannels.withAvatar().forEach(this::removeAvatar);
        } catch (ServiceUnavailableException e) {
            LOG.log(
                    Level.WARNING,
                    "The media store is unavailable; the next cleanup removes the avatars of deleted channels");
        }
        deletedChannels.removeOlderThan(clock.instant().minus(settings.usernameReservation()));
    }

    private void removeAvatar(long channelId) {
        try {
            avatars.remove(channelId);
            deletedChannels.markAvatarRemoved(channelId);
        } catch (StorageFullException | UncheckedIOException e) {
            // a failure for one channel must not prevent the cleanup of the others
            LOG.log(
                    Level.WARNING,
                    "Could not remove the avatar of deleted channel " + channelId + "; the next cleanup retries",
                    e);
        }
    }
}
