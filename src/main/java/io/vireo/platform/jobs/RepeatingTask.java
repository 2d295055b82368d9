package io.vireo.platform.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A task that a {@link java.util.concurrent.ScheduledExecutorService} repeats. An executor ends the repetition silently at the first
 * exception; this class logs the exception and returns, so that the next run takes place.
 *
 * <p>A WARNING is logged for the first of several failures in a row, and an INFO line when the work succeeds again.
 */
public final class RepeatingTask implements Runnable {
    private static final Logger LOG = System.getLogger(RepeatingTask.class.getName());

    private final String name;
    private final Runnable task;
    private volatile boolean failing;

    /**
     * @param name the subject of the log lines, such as "The idle check of uploads"
     * @param task the work of one run
     */
    public RepeatingTask(String name, Runnable task) {
        this.name = name;
        this.task = task;
    }

    @Override
    public void run() {
        try {
            task.run();
            if (failing) {
                failing = false;
                LOG.log(Level.INFO, "{0} works again", name);
            }
        } catch (RuntimeException | Error e) {
            // also an Error: a class that fails to load once must not end the repetition
            LOG.log(failing ? Level.DEBUG : Level.WARNING, name + " failed; the next run takes place as scheduled", e);
            failing = true;
        }
    }
}
