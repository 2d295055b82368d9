package io.vireo.identity.role;

import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelRepository;
import io.vireo.platform.Component;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Makes the channels of {@code vireo.admin.channels} administrators: at the start, and one that signs up later when it does. */
@Component
@Phase(StartupPhase.PREPARE)
class ConfiguredAdmins implements StartupTask {
    private static final Logger LOG = System.getLogger(ConfiguredAdmins.class.getName());

    @Inject
    AdminSettings settings;

    @Inject
    ChannelRepository channels;

    @Inject
    RoleService roleService;

    @Override
    @Transactional
    public void start() {
        for (String name : settings.channels()) {
            channels.byUsername(name)
                    .ifPresentOrElse(
                            channel -> roleService.grantAdmin(channel.id()),
                            () -> LOG.log(
                                    Level.INFO,
                                    "A channel of vireo.admin.channels does not exist yet; it becomes an administrator when it signs up"));
        }
    }

    void grant(@Observes ChannelCreated created) {
        for (String name : settings.channels()) {
            channels.byUsername(name)
                    .filter(channel -> channel.id() == created.channelId())
                    .ifPresent(channel -> roleService.grantAdmin(channel.id()));
        }
    }
}
