package io.vireo.http.grizzly;

import java.util.function.Consumer;

/** Disables all hooks of the integration when the server's classes turn out to be incompatible. */
public final class Fallback {
    private final Consumer<? super LinkageError> report;
    private volatile boolean active;

    /** @param report called with each error; may be called several times */
    public Fallback(Consumer<? super LinkageError> report) {
        this.report = report;
    }

    /** Returns whether the hooks are disabled. */
    boolean isActive() {
        return active;
    }

    /** Disables the hooks and reports the error. */
    void activate(LinkageError error) {
        active = true;
        report.accept(error);
    }

    /** Runs a hook, unless the fallback is active. */
    void guard(Runnable hook) {
        if (active) {
            return;
        }
        try {
            hook.run();
        } catch (LinkageError e) {
            activate(e);
        }
    }
}
