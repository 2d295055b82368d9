package io.vireo.platform.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of a job after an attempt: it is done, tried again, or a dead letter. */
sealed interface JobOutcome {
    /** In characters, as the table has room for. */
    int LONGEST_ERROR = 500;

    /** The job is done, its row can be removed. */
    record Done() implements JobOutcome {}

    /** Tried again after a delay. */
    record Retry(Duration delay, String error) implements JobOutcome {}

    /** Not tried again. */
    record Dead(String error) implements JobOutcome {}

    /**
     * The rule.
     *
     * @param attempt the number of the attempt, from 1
     * @param failure what it ended with; null if it succeeded
     */
    static JobOutcome of(JobHandler handler, int attempt, @Nullable Throwable failure) {
        if (failure == null) {
            return new Done();
        }
        if (failure instanceof PermanentJobException) {
            return new Dead(cut(String.valueOf(failure.getMessage())));
        }
        return attempt >= handler.maxAttempts()
                ? new Dead(cut(failure.toString()))
                : new Retry(handler.backoff().after(attempt), cut(failure.toString()));
    }

    private static String cut(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }
}
