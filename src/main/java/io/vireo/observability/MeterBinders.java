package io.vireo.observability;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.vireo.platform.Metrics;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Registers the meters of all features: every bean that is a {@link MeterBinder}. One that fails does not stop the others. */
@ApplicationScoped
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
                LOG.log(Level.WARNING, "Metrics are missing", e);
            }
        }
    }
}
