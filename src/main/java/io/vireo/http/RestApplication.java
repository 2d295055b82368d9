package io.vireo.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application, mapped to the root of the server; all resources and providers of the WAR belong to it. */
@ApplicationPath("/")
public class RestApplication extends Application {
    /**
     * Disables three Jersey features: reading form parameters from the body, which consumes its first byte; the WADL response to
     * {@code OPTIONS}; and absolute {@code Location} URIs, which have the wrong host behind a proxy.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.servlet.form.queryParams.disabled", true,
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
