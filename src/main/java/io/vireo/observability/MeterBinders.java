package io.vireo.observability;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Registers the meters of all features: every bean of type {@link MeterBinder}. A failure of one is logged and does not affect the others.
 */
@Component
@Phase(StartupPhase.PREPARE)
class MeterBinders implements StartupTask {
    private static final Logger LOG = System.getLogger(MeterBinders.class.getName());

    @Inject
    @Any
    Instance<MeterBinder> binders;

    @Override
    public void start() {
        for (MeterBinder binder : binders) {
            try {
                binder.bindTo(Metrics.registry());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The metrics of a feature could not be registered and are missing", e);
            }
        }
    }
}
