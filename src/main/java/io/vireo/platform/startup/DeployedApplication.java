package io.vireo.platform.startup;

import io.vireo.platform.Component;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/** The deployment of the application; available to every {@link StartupTask}. */
@Component
public class DeployedApplication {
    private volatile @Nullable String contextPath;

    /** @param started the payload of the container's start event: the {@link ServletContext}, if there is one */
    void set(Object started) {
        contextPath = started instanceof ServletContext context ? context.getContextPath() : "";
    }

    /**
     * Returns the context path; empty at the root.
     *
     * @throws IllegalStateException before the start of the first task
     */
    public String contextPath() {
        String path = contextPath;
        if (path == null) {
            throw new IllegalStateException("The context path is not known before the application starts");
        }
        return path;
    }
}
