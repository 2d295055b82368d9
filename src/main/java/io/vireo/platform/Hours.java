package io.vireo.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells the hours, {@link Hourly}, from an hour after the start on. */
@ApplicationScoped
class Hours {
    private static final Logger LOG = System.getLogger(Hours.class.getName());

    @Inject
    Event<Hourly> hourly;

    @Resource
    ManagedScheduledExecutorService executor;

    private @Nullable Future<?> telling;

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        telling = executor.scheduleAtFixedRate(this::tell, 1, 1, TimeUnit.HOURS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (telling != null) {
            telling.cancel(false);
        }
    }

    /** A failure now must not end the later ones, which an exception would. */
    private void tell() {
        try {
            hourly.fire(new Hourly());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What has run out could not be removed; it is tried again in an hour", e);
        }
    }
}
