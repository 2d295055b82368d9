package io.vireo.observability;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.vireo.platform.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Registers the meters of all features: every bean that is a {@link MeterBinder}. One that fails does not stop the others. */
@ApplicationScoped
class MeterBinders {
    private static final Logger LOG = System.getLogger(MeterBinders.class.getName());

    void start(@Observes @Initialized(ApplicationScoped.class) Object start, @Any Instance<MeterBinder> binders) {
        for (MeterBinder binder : binders) {
            try {
                binder.bindTo(Metrics.registry());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Metrics are missing", e);
            }
        }
    }
}
