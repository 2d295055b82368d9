package io.vireo.video.catalogue;

import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelDeleted;
import io.vireo.video.VideoChanged;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Increments the version of the catalogue once per changing transaction, at its end, to keep the row lock short. */
@ApplicationScoped
class CatalogueVersion {
    private static final String RAISED = CatalogueVersion.class.getName();

    @Inject
    CatalogueVersionRepository version;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    void raise(@Observes(during = TransactionPhase.BEFORE_COMPLETION) VideoChanged change) {
        raise();
    }

    void raise(@Observes(during = TransactionPhase.BEFORE_COMPLETION) ChannelCreated channel) {
        raise();
    }

    void raise(@Observes(during = TransactionPhase.BEFORE_COMPLETION) ChannelDeleted channel) {
        raise();
    }

    private void raise() {
        if (transaction.getResource(RAISED) == null) {
            transaction.putResource(RAISED, true);
            version.raise();
        }
    }
}
