package io.vireo.http.grizzly;

import java.util.function.Consumer;

/** Stops all hooks of the integration when the server's classes turn out not to be those that it was built against. */
public final class Fallback {
    private final Consumer<? super LinkageError> report;
    private volatile boolean over;

    /** @param report told of each error; may be told several times */
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

    /** Runs a hook, unless there was an error before. */
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
