package io.vireo.platform.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletContext;

/** Where the server has put the application; known to every {@link StartupTask}. */
@ApplicationScoped
public class DeployedApplication {
    private volatile String contextPath = "";

    /** @param started what the container says of the application: its {@link ServletContext}, if it has one */
    void set(Object started) {
        if (started instanceof ServletContext context) {
            contextPath = context.getContextPath();
        }
    }

    /** Empty at the root. */
    public String contextPath() {
        return contextPath;
    }
}
