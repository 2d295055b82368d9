package io.vireo.launcher.grizzly;

import io.vireo.launcher.AbsentNames;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.jspecify.annotations.Nullable;

/**
 * Adds the {@link UnavailabilityFilter} to each listener, before the servlet container; the server opens the port afterwards.
 *
 * <p>Payara looks up the add-ons of a listener as services with fixed names ({@code GenericGrizzlyListener.configureHttpProtocol}). This
 * one replaces the add-on {@code websocket}, which Vireo does not need: see {@code payara/listener-addon.txt}.
 */
public final class UnavailabilityAddOn implements AddOn {
    /** Is called when the class loaders of the server exist, and before the application is deployed. */
    @Override
    public void setup(@Nullable NetworkListener listener, FilterChainBuilder filters) {
        AbsentNames.install(Thread.currentThread().getContextClassLoader());
        filters.add(filters.indexOfType(HttpServerFilter.class), new UnavailabilityFilter());
    }

    /** Does nothing; Payara calls it by reflection. */
    public void setTimeoutInSeconds(long timeout) {}
}
