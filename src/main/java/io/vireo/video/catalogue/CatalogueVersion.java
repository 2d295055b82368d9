package io.vireo.video.catalogue;

import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelDeleted;
import io.vireo.identity.StandingChanged;
import io.vireo.platform.Component;
import io.vireo.video.VideoAccessChanged;
import io.vireo.video.VideoChanged;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Increments the version of the catalogue once per changing transaction, at its end, to keep the row lock short. */
@Component
class CatalogueVersion {
    private static final String INCREMENTED = CatalogueVersion.class.getName();

    @Inject
    CatalogueVersionRepository version;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    void increment(@Observes(during = TransactionPhase.BEFORE_COMPLETION) VideoChanged change) {
        increment();
    }

    void mark(@Observes(during = TransactionPhase.BEFORE_COMPLETION) VideoAccessChanged change) {
        increment();
        version.markAccessChanged(change.hash());
    }

    void mark(@Observes(during = TransactionPhase.BEFORE_COMPLETION) StandingChanged channel) {
        increment();
        if (channel.isSuspension() || channel.isReturn()) {
            version.markAccessChangedOf(channel.channelId());
        }
    }

    void increment(@Observes(during = TransactionPhase.BEFORE_COMPLETION) ChannelCreated channel) {
        increment();
    }

    void increment(@Observes(during = TransactionPhase.BEFORE_COMPLETION) ChannelDeleted channel) {
        increment();
    }

    private void increment() {
        if (transaction.getResource(INCREMENTED) == null) {
            transaction.putResource(INCREMENTED, true);
            version.increment();
        }
    }
}
