package io.vireo.http.grizzly;

import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.http.connector.ListenerSettings;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.monitoring.MonitoringAware;
import org.glassfish.grizzly.monitoring.MonitoringConfig;
import org.glassfish.grizzly.threadpool.ThreadPoolProbe;

/** Installs Vireo's filters and probes in one of Payara's HTTP listeners, between the HTTP codec and the servlet container. */
final class GrizzlyListener {
    private final Transport transport;
    private final List<Runnable> removals = new ArrayList<>();

    private GrizzlyListener(Transport transport) {
        this.transport = transport;
    }

    /**
     * Installs the filters and probes.
     *
     * @param transport the Grizzly transport of one listener
     * @return an action that removes filters and probes
     */
    static Runnable install(Object transport, ConnectorPolicy policy, Fallback fallback) {
        GrizzlyListener listener = new GrizzlyListener((Transport) transport);
        ListenerSettings settings = policy.settings();
        if (((Transport) transport).getWorkerThreadPool() instanceof MonitoringAware<?> pool) {
            listener.add(threads(pool), new ThreadQueueProbe(policy.shedder(), fallback));
        }
        ConnectionDeadlines heads = new ConnectionDeadlines(settings.requestTimeout());
        ErrorBodies errors = new ErrorBodies(policy.headers());
        RequestBodyBuffer bodies = new RequestBodyBuffer(errors, policy);
        listener.removals.add(heads::close);
        listener.removals.add(bodies::stop);
        listener.insert(
                List.of(
                        new GuardedFilter(new GrizzlyErrorFilter(policy, errors), fallback),
                        new GuardedFilter(bodies, fallback)),
                new GrizzlyErrorProbe(errors, fallback),
                new HeaderTimeoutProbe(heads, fallback));
        return () -> listener.removals.forEach(Runnable::run);
    }

    @SuppressWarnings("unchecked") // safe for a thread pool: Grizzly's raw type does not name the type of probes
    private static MonitoringConfig<ThreadPoolProbe> threads(MonitoringAware<?> pool) {
        return ((MonitoringAware<ThreadPoolProbe>) pool).getMonitoringConfig();
    }

    @SafeVarargs
    private <P> void add(MonitoringConfig<P> config, P... probes) {
        config.addProbes(probes);
        removals.add(() -> config.removeProbes(probes));
    }

    private void insert(List<Filter> added, org.glassfish.grizzly.http.HttpProbe... probes) {
        for (Filter filter : (FilterChain) transport.getProcessor()) {
            if (filter instanceof HttpServerFilter codec) {
                add(codec.getMonitoringConfig(), probes);
            }
        }
        removals.add(GrizzlyListenerLookup.insert(transport, added));
    }
}
