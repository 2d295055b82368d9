package io.vireo.platform.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletContext;

/** The deployment of the application; available to every {@link StartupTask}. */
@ApplicationScoped
public class DeployedApplication {
    private volatile String contextPath = "";

    /** @param started the payload of the container's start event: the {@link ServletContext}, if there is one */
    void set(Object started) {
        if (started instanceof ServletContext context) {
            contextPath = context.getContextPath();
        }
    }

    /** Returns the context path; empty at the root. */
    public String contextPath() {
        return contextPath;
    }
}
