package io.vireo.identity;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.signin.LockoutSettings;
import io.vireo.media.AvatarFiles;
import io.vireo.media.storage.StorageFullException;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** What is left to do for channels that were deleted. */
@ApplicationScoped
@Phase(StartupPhase.PREPARE)
public class DeletedChannels implements StartupTask, ScheduledJob {
    private static final Logger LOG = System.getLogger(DeletedChannels.class.getName());

    @Inject
    DeletedChannelRepository closed;

    @Inject
    AvatarFiles pictures;

    @Inject
    LockoutSettings settings;

    @Inject
    Clock clock;

    /**
     * Refuses with {@link IdentityError#USERNAME_TAKEN} a new channel whose name was another's until lately. The
     * transaction is the one that has made it: the insertion has waited for a deletion of that name to end.
     */
    @Transactional(TxType.MANDATORY)
    public void requireNotReserved(Channel channel) {
        if (closed.isHeldSince(clock.instant().minus(settings.nameHold()), channel.id())) {
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

    /** Removes the pictures of deleted channels that are still there, and forgets the names that are held no more. */
    private void cleanUp() {
        try {
            closed.withPicture().forEach(this::removePicture);
        } catch (ServiceUnavailableException e) {
            LOG.log(Level.WARNING, "The store of media is away: the pictures of deleted channels are removed later");
        }
        closed.forgetOlderThan(clock.instant().minus(settings.nameHold()));
    }

    private void removePicture(long channelId) {
        try {
            pictures.remove(channelId);
            closed.pictureIsGone(channelId);
        } catch (StorageFullException | UncheckedIOException e) {
            // of one channel: the others are removed nevertheless
            LOG.log(Level.WARNING, "The picture of the deleted channel " + channelId + " cannot be removed", e);
        }
    }
}
