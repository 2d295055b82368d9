package io.vireo.http.grizzly;

import io.vireo.http.ErrorBodies;
import io.vireo.http.InFlightRequests;
import io.vireo.http.ListenerSettings;
import io.vireo.http.LoadShedder;
import io.vireo.http.SecurityHeaders;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.monitoring.MonitoringAware;
import org.glassfish.grizzly.monitoring.MonitoringConfig;
import org.glassfish.grizzly.threadpool.ThreadPoolProbe;

/** Adds our filters and probes to one of Payara's HTTP listeners, between its HTTP codec and the servlet container. */
final class GrizzlyListener {
    private final Transport transport;
    private final List<Runnable> undo = new ArrayList<>();

    private GrizzlyListener(Transport transport) {
        this.transport = transport;
    }

    /**
     * @param transport Grizzly's, of one listener
     * @return what takes everything out again
     */
    static Runnable change(Object transport, InFlightRequests inFlightRequests, ListenerSettings settings) {
        GrizzlyListener listener = new GrizzlyListener((Transport) transport);
        LoadShedder queue = new LoadShedder(settings.maxQueuedRequests());
        if (((Transport) transport).getWorkerThreadPool() instanceof MonitoringAware<?> pool) {
            listener.add(threads(pool), queue);
        }
        ConnectionDeadlines heads = new ConnectionDeadlines(settings.requestTimeout());
        ErrorBodies errors = new ErrorBodies(new SecurityHeaders(settings.hsts()));
        RequestBodyBuffer bodies = new RequestBodyBuffer(
                errors, settings.requestTimeout(), settings.maxJsonBytes(), settings.maxBufferedBytes());
        listener.undo.add(heads::close);
        listener.undo.add(bodies::stop);
        listener.insert(
                List.of(new GrizzlyErrorFilter(inFlightRequests, queue, errors), bodies),
                new GrizzlyErrorProbe(errors),
                new HeaderTimeoutProbe(heads));
        return () -> listener.undo.forEach(Runnable::run);
    }

    @SuppressWarnings("unchecked") // it is a pool: Grizzly's type does not say of what it is monitored
    private static MonitoringConfig<ThreadPoolProbe> threads(MonitoringAware<?> pool) {
        return ((MonitoringAware<ThreadPoolProbe>) pool).getMonitoringConfig();
    }

    @SafeVarargs
    private <P> void add(MonitoringConfig<P> config, P... probes) {
        config.addProbes(probes);
        undo.add(() -> config.removeProbes(probes));
    }

    private void insert(List<Filter> added, org.glassfish.grizzly.http.HttpProbe... probes) {
        for (Filter filter : (FilterChain) transport.getProcessor()) {
            if (filter instanceof HttpServerFilter codec) {
                add(codec.getMonitoringConfig(), probes);
            }
        }
        undo.add(GrizzlyListeners.insert(transport, added));
    }
}
