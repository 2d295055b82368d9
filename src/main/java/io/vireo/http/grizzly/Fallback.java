package io.vireo.http.grizzly;

import java.util.function.Consumer;

/** Disables all hooks of the integration when the server's classes turn out to be incompatible. */
public final class Fallback {
    private final Consumer<? super LinkageError> report;
    private volatile boolean over;

    /** @param report called with each error; may be called several times */
    public Fallback(Consumer<? super LinkageError> report) {
        this.report = report;
    }

    boolean isOver() {
        return over;
    }

    void because(LinkageError error) {
        over = true;
        report.accept(error);
    }

    /** Runs a hook, unless an error has disabled the hooks. */
    void guard(Runnable hook) {
        if (over) {
            return;
        }
        try {
            hook.run();
        } catch (LinkageError e) {
            because(e);
        }
    }
}
