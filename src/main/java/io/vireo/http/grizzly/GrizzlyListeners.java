package io.vireo.http.grizzly;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.HttpServerFilter;

/** Finds Payara's HTTP listeners by reflection, because its classes are in no Maven repository. Other servers have none. */
public final class GrizzlyListeners {
    private GrizzlyListeners() {}

    /**
     * Returns the Grizzly transport of every listener: {@code
     * GrizzlyService.lookupNetworkProxy(listener).getUnderlyingListener().getTransport()}.
     *
     * @throws ReflectiveOperationException on another server
     */
    public static List<Object> transports() throws ReflectiveOperationException {
        Object service =
                services("com.sun.enterprise.v3.services.impl.GrizzlyService").get(0);
        Class<?> listenerType = Class.forName("org.glassfish.grizzly.config.dom.NetworkListener");
        List<Object> found = new ArrayList<>();
        for (Object listener : services(listenerType.getName())) {
            Object proxy = service.getClass()
                    .getMethod("lookupNetworkProxy", listenerType)
                    .invoke(service, listener);
            if (proxy != null) {
                Object open =
                        proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
                found.add(open.getClass().getMethod("getTransport").invoke(open));
            }
        }
        return found;
    }

    /**
     * Inserts filters directly before the servlet container. Only new connections use them: the filter chain is replaced, not
     * modified, because requests in flight refer to their position by index.
     *
     * @param transport the Grizzly transport of one listener
     * @return an action that removes the filters
     */
    public static Runnable insert(Object transport, List<Filter> added) {
        Transport listener = (Transport) transport;
        List<Filter> filters = new ArrayList<>((FilterChain) listener.getProcessor());
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (filters.get(i) instanceof HttpServerFilter) {
                filters.addAll(i, added);
            }
        }
        listener.setProcessor(chain(filters));
        return () -> {
            List<Filter> present = new ArrayList<>((FilterChain) listener.getProcessor());
            present.removeAll(added);
            listener.setProcessor(chain(present));
        };
    }

    private static FilterChain chain(List<Filter> filters) {
        return FilterChainBuilder.stateless().addAll(filters).build();
    }

    /** Returns all Payara services of a type. */
    static List<?> services(String type) throws ReflectiveOperationException {
        Class<?> globals = Class.forName("org.glassfish.internal.api.Globals");
        Object locator = globals.getMethod("getDefaultHabitat").invoke(null);
        return (List<?>) Class.forName("org.glassfish.hk2.api.ServiceLocator")
                .getMethod("getAllServices", java.lang.reflect.Type.class, Annotation[].class)
                .invoke(locator, Class.forName(type), new Annotation[0]);
    }
}
