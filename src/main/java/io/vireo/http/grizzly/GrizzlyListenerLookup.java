package io.vireo.http.grizzly;

import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.jspecify.annotations.Nullable;

/** Finds Payara's HTTP listeners by reflection, because its classes are in no Maven repository. Other servers have none. */
public final class GrizzlyListenerLookup {
    private static final String CONFIG = "org.glassfish.grizzly.config.dom.";
    private static final String LISTENER = CONFIG + "NetworkListener";

    /** The virtual server of the administration, on the listeners of a full Payara Server. */
    private static final String ADMINISTRATION = "__asadmin";

    private GrizzlyListenerLookup() {}

    /**
     * Returns the Grizzly transport of every listener: {@code
     * GrizzlyService.lookupNetworkProxy(listener).getUnderlyingListener().getTransport()}.
     *
     * @throws ReflectiveOperationException on another server
     */
    public static List<Object> transports() throws ReflectiveOperationException {
        List<Object> found = new ArrayList<>();
        for (Object proxy : proxies().values()) {
            Object open = proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
            found.add(open.getClass().getMethod("getTransport").invoke(open));
        }
        return found;
    }

    /**
     * Returns the local URL of the first open listener that does not belong to the administration of the server.
     *
     * @throws ReflectiveOperationException on another server
     */
    static Optional<URI> localAddress() throws ReflectiveOperationException {
        for (Object listener : proxies().keySet()) {
            Object protocol = get(LISTENER, "findHttpProtocol", listener);
            Object http = get(CONFIG + "Protocol", "getHttp", protocol);
            if (http != null && !ADMINISTRATION.equals(get(CONFIG + "Http", "getDefaultVirtualServer", http))) {
                Object secure = get(CONFIG + "Protocol", "getSecurityEnabled", protocol);
                String scheme = Boolean.parseBoolean(String.valueOf(secure)) ? "https" : "http";
                return Optional.of(URI.create(scheme + "://localhost:" + get(LISTENER, "getPort", listener)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object get(String type, String getter, @Nullable Object config)
            throws ReflectiveOperationException {
        return config == null ? null : Class.forName(type).getMethod(getter).invoke(config);
    }

    /** Returns the open listeners: by its configuration, the proxy through which Payara uses each. */
    private static Map<Object, Object> proxies() throws ReflectiveOperationException {
        Object service =
                services("com.sun.enterprise.v3.services.impl.GrizzlyService").get(0);
        Class<?> listenerType = Class.forName(LISTENER);
        Map<Object, Object> found = new LinkedHashMap<>();
        for (Object listener : services(LISTENER)) {
            Object proxy = service.getClass()
                    .getMethod("lookupNetworkProxy", listenerType)
                    .invoke(service, listener);
            if (proxy != null) {
                found.put(listener, proxy);
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
