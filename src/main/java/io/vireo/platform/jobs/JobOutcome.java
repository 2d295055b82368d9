package io.vireo.platform.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The outcome of an attempt: the job is complete, retried, or a dead letter. */
sealed interface JobOutcome {
    /** The maximum length of an error in characters, the size of the column. */
    int MAX_ERROR_LENGTH = 500;

    /** The job is complete, its row can be removed. */
    record Done() implements JobOutcome {}

    /** The job is retried after a delay. */
    record Retry(Duration delay, String error) implements JobOutcome {}

    /** The job is not retried. */
    record Dead(String error) implements JobOutcome {}

    /**
     * Returns the outcome of an attempt.
     *
     * @param attempt the number of the attempt, from 1
     * @param failure the exception that the handler threw; null if it succeeded
     */
    static JobOutcome of(JobHandler handler, int attempt, @Nullable Throwable failure) {
        if (failure == null) {
            return new Done();
        }
        if (failure instanceof PermanentJobException) {
            return new Dead(truncate(String.valueOf(failure.getMessage())));
        }
        return attempt >= handler.maxAttempts()
                ? new Dead(truncate(failure.toString()))
                : new Retry(handler.backoff().after(attempt), truncate(failure.toString()));
    }

    private static String truncate(String error) {
        return error.length() > MAX_ERROR_LENGTH ? error.substring(0, MAX_ERROR_LENGTH) : error;
    }
}
