package io.vireo.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST application, at the root of the server; every resource and provider of the WAR belongs to it. */
@ApplicationPath("/")
public class RestApplication extends Application {
    /**
     * Three habits of Jersey are turned off: it takes the first byte of a body that calls itself a form, to look for parameters,
     * it answers {@code OPTIONS} with a WADL description of the resource classes, and it puts a host before the path of a
     * {@code Location}, which behind a proxy is the wrong one.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.servlet.form.queryParams.disabled", true,
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
